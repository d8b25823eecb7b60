// The public face of `tokentill/worker`: the till in a worker, every answer a promise, and the live
// text that a page counts as it is typed. Offsets are UTF-16 code units.
import type {
  Basis,
  Bill,
  CacheBreakEven,
  CacheQuestion,
  Calibration,
  CalibrationSample,
  Call,
  Chat,
  ChatCount,
  ComputeComparison,
  ComputeJob,
  Count,
  EncodingInfo,
  Forecast,
  ModelInfo,
  Plan,
  Review,
  OwnPrices,
  TextOptions,
  Till,
  TillError,
  TokenProfile,
  TokenReport,
  TokenSheet,
  Tokens,
  UsageGap,
  UsageOptions,
  UsageReport,
  UsageSource,
} from "tokentill";

export interface WorkerOptions {
  /** Default: the package's own file. */
  wasm?: WebAssembly.Module | BufferSource | URL;
  /** Where vocabulary packs come from. Default: the package's own files. */
  vocabularies?: string | URL | ((encoding: string) => Promise<BufferSource>);
  /** Prices of your own, laid over the price book. */
  prices?: OwnPrices | string;
  /** Starts the worker. Default: the package's own file, beside this module. */
  worker?: () => Worker;
}

/** Throws a TillError: "wasm-blocked" or "network". */
export function openTillInWorker(options?: WorkerOptions): Promise<WorkerTill>;

/**
 * The methods of Till, answered by a worker. A worker that dies is replaced and asked again; what
 * was loaded and the live text are kept. A question that kills two workers is rejected.
 */
export class WorkerTill {
  /** Resolves when the engine answers; called again after a failure, it tries again. */
  ready(): Promise<void>;
  readonly version: string;
  readonly prices: Till["prices"];

  models(query?: Parameters<Till["models"]>[0]): Promise<ModelInfo[]>;
  model(id: string, on?: Date): Promise<ModelInfo>;
  encodings(): Promise<EncodingInfo[]>;
  load(...names: string[]): Promise<void>;
  isLoaded(name: string): Promise<boolean>;

  count(name: string, text: string, options?: TextOptions): Promise<Count>;
  encode(name: string, text: string, options?: TextOptions): Promise<Uint32Array>;
  decode(name: string, ids: ArrayLike<number>): Promise<string>;
  split(name: string, text: string, options?: TextOptions): Promise<Tokens>;
  fits(name: string, text: string, limit: number): Promise<number | false>;
  countChat(model: string, chat: Chat): Promise<ChatCount>;
  countImage(
    model: string,
    image: { width: number; height: number; detail?: string },
  ): Promise<Count>;
  calibrate(
    model: string,
    samples: CalibrationSample[],
    earlier?: Pick<Calibration, "model" | "measured">,
  ): Promise<Calibration>;
  /** Live texts are counted anew at their next question. A worker that replaces another begins with them. */
  useCalibrations(calibrations: Pick<Calibration, "model" | "measured">[]): Promise<void>;
  bill(call: Call): Promise<Bill>;
  forecast(plan: Plan): Promise<Forecast>;
  review(plan: Plan, since: Date): Promise<Review>;
  tokenomics(sheet: TokenSheet): Promise<TokenReport>;
  tokenProfiles(): Promise<TokenProfile[]>;
  computeForTokens(job: ComputeJob): Promise<ComputeComparison>;
  /** In the worker: the page stays free. A Blob is not copied. */
  importUsage(source: UsageSource, options?: UsageOptions): Promise<UsageReport>;
  explainGap(plan: Plan, usage: UsageReport, months: number): Promise<UsageGap[]>;
  cacheBreakEven(question: CacheQuestion): Promise<CacheBreakEven>;
  /** A worker that replaces another begins with them. */
  overridePrices(prices: OwnPrices | string | undefined): Promise<void>;

  /** A text that is counted and priced as it changes. */
  live(listener: Listener): LiveClient;
  /** Ends the worker and frees its memory. Questions still open are rejected. */
  close(): void;
}

/** Hears about the newest question and text only: an answer that is out of date is dropped. */
export interface Listener {
  answered(answer: Answer): void;
  /** After the counts, and once for each text that stands still. */
  described(facts: TextFacts): void;
  /** The newest question has no answer; the text is kept. */
  failed(error: TillError | Error): void;
}

export interface LiveClient {
  /** True while the newest question has no answer. */
  readonly waiting: boolean;
  /**
   * Asks anew with what is given here and the rest as before. Cheap to call for every keystroke:
   * only what changed is sent, and while the worker is busy only the newest question waits.
   */
  ask(change?: { text?: string; models?: string[]; output?: number; terms?: Terms }): void;
  /** The tokens that overlap [start, end); undefined when the text changed before the answer came. */
  window(model: string, start: number, end: number): Promise<TokenWindow | undefined>;
  /** Lets the worker forget this text; the listener hears no more. */
  close(): void;
}

/** How the call is sold, and when; for every model alike. Where a model has no such price, its bill says so. */
export interface Terms {
  on?: Date;
  variant?: Call["variant"];
  region?: Call["region"];
  /** How many calls `callsUsd` is for; default: 1,000. */
  calls?: number;
  /** The stable prefix that is cached, and what the quoted call does with it. */
  cache?: {
    /** The first characters of the text (UTF-16), counted for each model; or so many tokens on all. */
    prefix: { characters?: number; tokens?: number };
    life?: CacheQuestion["life"];
    /** How often each written prefix is read. */
    reads?: number;
    /** Default: "read". */
    billed?: "read" | "write" | "none";
  };
}

export interface Answer {
  revision: number;
  /** In the order of the models asked for. */
  quotes: Quote[];
}

/** What one model charges. `count` and `bill` are there unless `problem` says why not. */
export interface Quote {
  /** As asked. */
  model: string;
  count?: LiveCount;
  /** Of one call. */
  bill?: Bill;
  /** Of one call, over the interval of the count. */
  usd?: { low: number; high: number };
  /** Of 1,000 calls, rounded once. */
  thousandUsd?: number;
  /** Of as many calls as the terms say, rounded once. */
  callsUsd?: number;
  /** Near a tier and above it: what one call costs at its limit, and with one token more. */
  tier?: { above: number; usd: number; usdAbove: number };
  /** Tokens of the stable prefix, when the terms name one. */
  prefix?: number;
  cache?: CacheBreakEven;
  problem?: Problem;
}

/** A count, or a first guess ("rough") while the vocabulary is not there yet. */
export type LiveCount = Omit<Count, "basis"> & { basis: Basis | "rough" };

export interface Problem {
  /** A TillError's code, or "" for what has none. */
  code: string;
  message: string;
  suggestions?: string[];
}

export interface TokenWindow extends Tokens {
  revision: number;
  /** Index of the first token here, counted from the start of the text. */
  first: number;
  /** Tokens of the whole text. */
  total: number;
  /** Offset of the first token. Tokens with the same end share one character. */
  start: number;
}

/** Characters are code points; in scripts without spaces each of them is a word. */
export interface TextFacts {
  characters: number;
  words: number;
  lines: number;
}

export { roughCount } from "tokentill/rough";

/** Linear in the text: for a page that cannot or need not ask the worker. */
export function textFacts(text: string): TextFacts;
