// The public types of the npm package `tokentill`.
// Offsets are UTF-16 code units (JavaScript string indices) unless a name says bytes.
// Every function that can fail throws a TillError with a stable `code`; none returns a silent 0.

export class TillError extends Error {
  readonly code:
    | "unknown-model"
    | "unknown-encoding"
    | "not-loaded"
    | "no-price"
    | "bad-input"
    | "bad-range"
    | "special-token"
    | "no-ids"
    | "bad-pack"
    | "network"
    | "wasm-blocked"
    | "freed";
  /** For "unknown-model" and "unknown-encoding": the nearest names, best first. */
  readonly suggestions?: string[];
}

export interface OpenOptions {
  /** Default: the package's own file, fetched in a browser, read from disk in Node, Deno and Bun. */
  wasm?: WebAssembly.Module | BufferSource | Response | Promise<Response> | URL;
  /** Where vocabulary packs come from. Default: the package's own files. */
  vocabularies?: string | URL | ((encoding: string) => Promise<BufferSource>);
}
export function openTill(options?: OpenOptions): Promise<Till>;

export interface Till {
  readonly version: string;
  readonly prices: { asOf: string; sources: string[]; models: number; providers: number };

  /** Everything the catalogue knows; `on` picks the price row in force (default: now). */
  models(query?: { provider?: string; search?: string; on?: Date }): ModelInfo[];
  /** Resolves ids, aliases, dated names and host spellings ("anthropic/claude-…", "bedrock/…"). */
  model(id: string, on?: Date): ModelInfo;
  encodings(): EncodingInfo[];

  /** Fetches the vocabularies behind these models or encodings, each at most once. */
  load(...names: string[]): Promise<void>;
  isLoaded(name: string): boolean;

  /** `name` is a model id or an encoding name, in these five. Special tokens are plain text unless asked for. */
  count(name: string, text: string, options?: TextOptions): Count;
  /** A reconstructed or estimated encoding has no ids of the provider's: "no-ids". */
  encode(name: string, text: string, options?: TextOptions): Uint32Array;
  decode(name: string, ids: ArrayLike<number>): string;
  split(name: string, text: string, options?: TextOptions): Tokens;
  /** The token count if it is <= limit, else false; stops reading as soon as the answer is known. */
  fits(name: string, text: string, limit: number): number | false;

  bill(call: Call): Bill;
}

export interface TextOptions {
  special?: "text" | "allow" | "reject";
}

export interface Count {
  tokens: number;
  /** Equal to `tokens` when exact; otherwise the interval that the accuracy table promises. */
  low: number;
  high: number;
  basis: Basis;
  encoding: string;
}
/**
 * exact: the provider's published vocabulary; the ids equal the reference implementation's.
 * reconstructed: no published vocabulary, but this one reproduces the provider's own recorded counts (Claude).
 * estimated: a measured factor over another encoding, with the interval it earned on text it was not fitted on.
 */
export type Basis = "exact" | "reconstructed" | "estimated";
export interface Tokens {
  /** empty where the encoding has no ids */ ids: Uint32Array;
  /** end offset of each token, UTF-16 */ ends: Uint32Array;
}

export interface EncodingInfo {
  name: string;
  vocabulary: number;
  packBytes: number;
  loaded: boolean;
  licence: string;
  source: string;
}
export interface ModelInfo {
  id: string;
  provider: string;
  name: string;
  aliases: string[];
  status: "current" | "legacy" | "retired";
  encoding: string;
  basis: Basis;
  contextWindow?: number;
  maxOutput?: number;
  /** The row in force on `on`; amounts in USD per million tokens. */
  price?: PriceRow;
  nextPrice?: PriceRow;
}
export interface PriceRow {
  from?: string;
  asOf: string;
  sources: string[];
  confidence: "agree" | "single" | "disputed";
  input?: number;
  output?: number;
  cacheRead?: number;
  cacheWrite5m?: number;
  cacheWrite1h?: number;
  tiers?: { above: number; input?: number; output?: number; cacheRead?: number }[];
  variants?: string[];
}

/** Token counts of one call. `input` is the total, cached tokens included; `output` includes reasoning. */
export interface Call {
  model: string;
  provider?: string;
  on?: Date;
  calls?: number;
  input?: number;
  output?: number;
  reasoning?: number;
  cacheRead?: number;
  cacheWrite5m?: number;
  cacheWrite1h?: number;
  inputAudio?: number;
  outputAudio?: number;
  inputImage?: number;
  webSearches?: number;
  variant?: "standard" | "batch" | "flex" | "priority" | "fast";
  region?: "global" | "us" | "eu";
}
export interface Bill {
  /** Sum of the lines, computed in integers and rounded once. */
  usd: number;
  lines: { label: string; quantity: number; unit: string; usdPerMillion: number; usd: number }[];
  /** Whose row was used: the model's own id, under whatever name it was asked for. */
  provider: string;
  model: string;
  price: PriceRow;
  tierAbove?: number;
  warnings: string[];
}
