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
  /**
   * Default: the package's own two files, fetched in a browser, read from disk in Node, Deno and Bun.
   * Where nothing can be fetched, `tokentill/tokentill_bg.wasm`, which holds both.
   */
  wasm?: WebAssembly.Module | BufferSource | Response | Promise<Response> | URL;
  /** Where vocabulary packs come from. Default: the package's own files. */
  vocabularies?: string | URL | ((encoding: string) => Promise<BufferSource>);
  /** Prices of your own, laid over the price book: see `Till.overridePrices`. */
  prices?: OwnPrices | string;
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
  /** Who has a text as bytes of UTF-8 need not decode it; bytes that are not throw "bad-input" with the place. */
  count(name: string, text: string | Uint8Array, options?: TextOptions): Count;
  /** A reconstructed or estimated encoding has no ids of the provider's: "no-ids". */
  encode(name: string, text: string, options?: TextOptions): Uint32Array;
  decode(name: string, ids: ArrayLike<number>): string;
  split(name: string, text: string, options?: TextOptions): Tokens;
  /** The token count if it is <= limit, else false; stops reading as soon as the answer is known. */
  fits(name: string, text: string, limit: number): number | false;

  /** Live text, counted for several models at once; an edit costs what changed, not what stands. */
  document(names: string | string[], text?: string): LiveDocument;

  /**
   * A chat with its framing, tools and images, line by line. Loaded vocabularies count its texts; the rest is the
   * provider's rule, and an estimate where nobody published or measured one. "bad-input" names the place.
   */
  countChat(model: string, chat: Chat): ChatCount;
  /** An image by the provider's rule; needs no vocabulary. A model known to take none: "bad-input". */
  countImage(model: string, image: { width: number; height: number; detail?: string }): Count;

  /**
   * What a model's estimate becomes by what its provider billed: each sample is the text of one user message and
   * the reply's `usage` (OpenAI's, Anthropic's or Google's; an object, a list, or their JSON). Adds to `earlier`.
   * Changes nothing yet. "bad-input": the count is no estimate, the text is too short, or the usage is another's.
   */
  calibrate(
    model: string,
    samples: CalibrationSample[],
    earlier?: Pick<Calibration, "model" | "measured">,
  ): Calibration;
  /** Estimates with these from now on, in the place of those used before; `[]` forgets them. Documents keep theirs. */
  useCalibrations(calibrations: Pick<Calibration, "model" | "measured">[]): void;

  bill(call: Call): Bill;
  /** When caching the stable prefix of a prompt pays. */
  cacheBreakEven(question: CacheQuestion): CacheBreakEven;
  /**
   * Lays prices of your own over the price book, in the place of those laid there before; `undefined`
   * takes them away. Negotiated prices, your gateway's models, or a correction: nothing is fetched.
   * A JSON text or what it says. "bad-input" names model, row and field, and leaves all as it was.
   */
  overridePrices(prices: OwnPrices | string | undefined): void;
  /** What named workflows will cost. Formulas and a worked example: docs/forecast.md. */
  forecast(plan: Plan): Forecast;
  /** The plan at the prices of `since` and at those of `plan.on`: what changed, and what is new and cheaper. */
  review(plan: Plan, since: Date): Review;
  /** The other kind of token. Fetches nothing, predicts no price, recommends nothing. */
  tokenomics(sheet: TokenSheet): TokenReport;
  /** FET, TAO, RENDER, OCEAN and AKT: what stays true of them, with sources; no volatile figure. */
  tokenProfiles(): TokenProfile[];
  /** A job's price on a network that is paid in tokens, against a cloud's. */
  computeForTokens(job: ComputeJob): ComputeComparison;
  /**
   * Reads a log of real use as a stream: JSON lines or CSV with `usage` as OpenAI, Anthropic or Google write it, or
   * with columns of your own. A line that is none is named, counted and skipped. Rejects when cancelled.
   */
  importUsage(source: UsageSource, options?: UsageOptions): Promise<UsageReport>;
  /** For each workflow in plan and log: why it cost more or less than planned. `months`: how long the log is. */
  explainGap(plan: Plan, usage: UsageReport, months: number): UsageGap[];
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

export interface LiveDocument {
  /** Replaces [start, end) by `insert`, like textarea.setRangeText; returns the new counts, in the order of `names`. */
  edit(start: number, end: number, insert: string): Count[];
  counts(): Count[];
  readonly length: number;
  text(): string;
  /** The tokens that overlap [start, end), for drawing only what is on screen. */
  window(name: string, start: number, end: number): Tokens & { start: number };
  free(): void;
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
  /** The shortest prompt, in tokens, that the provider caches. */
  cacheMinimum?: number;
  /** Those that the provider states a price of: "us", "eu". */
  regions?: string[];
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

/** Roles: system, developer, user, assistant, model, tool, function. At least one message. */
export interface Chat {
  messages: {
    role: string;
    /** May be missing or null in a message that calls tools. */
    content?: string | ContentPart[] | null;
    name?: string;
    /** As OpenAI writes them: `{ function: { name, arguments } }`. */
    tool_calls?: unknown[];
    tool_call_id?: string;
  }[];
  /** Functions with their JSON schemas, as OpenAI, Anthropic or Google takes them. */
  tools?: unknown[];
}
/** Sides in pixels. `detail`: what the provider calls detail or resolution; default: the provider's. */
export type ContentPart =
  | { type: "text"; text: string }
  | { type: "image"; width: number; height: number; detail?: string };
/** The lines add up to the count. */
export interface ChatCount extends Count {
  lines: { label: string; count: Count }[];
}

export interface CalibrationSample {
  text: string;
  usage: unknown;
}
/** Plain data, to be kept wherever you like. It holds for texts of the kinds it was measured on. */
export interface Calibration {
  /** Provider and id. */
  model: string;
  /** For each kind of text: how many, tokens estimated, and billed for the text alone with its interval. */
  measured: {
    kind: string;
    samples: number;
    estimated: number;
    billed: number;
    low: number;
    high: number;
  }[];
  /** The last text without the calibration, and with it. */
  before: Count;
  after: Count;
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
  /** Parts of the input: OpenAI's cache of more than twelve hours, and what of audio and images came from a cache. */
  cacheWrite12h?: number;
  cacheReadAudio?: number;
  cacheReadImage?: number;
  inputVideo?: number;
  /** Parts of the output. */
  outputImage?: number;
  outputVideo?: number;
  /** Tokens times the hours for which they were kept, in a cache that is paid by the hour (Gemini). */
  cacheTokenHours?: number;
  webSearches?: number;
  fileSearches?: number;
  mapSearches?: number;
  pages?: number;
  annotatedPages?: number;
  /** Seconds of audio, where audio is sold by its length. */
  audioSeconds?: number;
  characters?: number;
  textMessages?: number;
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
  /** The next limit of total input: with one token more, the whole request is repriced. */
  nextTierAbove?: number;
  warnings: string[];
  /** The warnings again, each with a code that never changes its meaning. */
  notices: { code: NoticeCode; message: string }[];
}
export type NoticeCode =
  | "variant-not-offered"
  | "cache-below-minimum"
  | "no-cache-price"
  | "no-regional-price"
  | "above-context-window"
  | "above-max-output"
  | "old-price"
  | "price-changes"
  | "disputed-price";

/** A call, and the first `prefix` tokens of its input, which stay the same from call to call. */
export interface CacheQuestion extends Call {
  prefix: number;
  /** How long a written prefix is kept; default: "5m", or as long as the provider's only kind lasts. */
  life?: "5m" | "1h";
  /** How often each written prefix is read: the answer then compares the two. */
  reads?: number;
}
export interface CacheBreakEven {
  /** The prefix once, as ordinary input, written, and read. */
  uncachedUsd: number;
  writeUsd: number;
  readUsd: number;
  /** After how many reads the write has paid for itself; absent when it never does. */
  reads?: number;
  /** The provider's shortest cached prompt; below it nothing is cached. */
  minimum?: number;
  belowMinimum: boolean;
  /** With `reads`: one write and so many reads, and as many calls without a cache. */
  cachedUsd?: number;
  withoutUsd?: number;
}

/**
 * Prices in the schema of the price book. A row takes the place of the one that begins on the same
 * day; a row without `from` is the price at all times. A model or provider that is not known is added.
 */
export interface OwnPrices {
  models: OwnModel[];
}
export interface OwnModel {
  provider: string;
  id: string;
  name?: string;
  aliases?: string[];
  status?: ModelInfo["status"];
  encoding?: string;
  contextWindow?: number;
  maxOutput?: number;
  cacheMinimum?: number;
  /** In hundredths of the ordinary price. */
  upliftUs?: number;
  upliftEu?: number;
  prices?: OwnRow[];
}
/** Dollars per million tokens, per thousand searches or requests; as a number or a decimal text. */
export interface OwnRates {
  input?: number | string;
  output?: number | string;
  cacheRead?: number | string;
  cacheWrite5m?: number | string;
  cacheWrite1h?: number | string;
  inputAudio?: number | string;
  outputAudio?: number | string;
  inputImage?: number | string;
  reasoning?: number | string;
  webSearch?: number | string;
  request?: number | string;
  cacheWrite12h?: number | string;
  cacheReadAudio?: number | string;
  cacheReadImage?: number | string;
  outputImage?: number | string;
  inputVideo?: number | string;
  outputVideo?: number | string;
  /** A million tokens for an hour. */
  cacheStorage?: number | string;
  fileSearch?: number | string;
  mapSearch?: number | string;
  documentPage?: number | string;
  annotatedPage?: number | string;
  /** An hour. */
  audioHour?: number | string;
  /** A million. */
  inputCharacter?: number | string;
  textMessage?: number | string;
}
export interface OwnRow extends OwnRates {
  /** The first day, such as "2026-12-01", in UTC; and hours such as "01:00-04:00". */
  from?: string;
  hours?: string;
  weekdaysOnly?: boolean;
  /** Above so many tokens of total input the whole request is priced like this. */
  above?: ({ tokens: number } & OwnRates)[];
  variants?: { [name in "batch" | "flex" | "priority" | "fast"]?: OwnRates & { from?: string } };
  asOf?: string;
  sources?: string[];
  confidence?: PriceRow["confidence"];
  note?: string;
}

/** Monthly cost of named workflows: turns that re-send their context, agent loops, retries, routing, a reserve. */
export interface Plan {
  workflows: Workflow[];
  /** The reserve as a part of the likely cost, in every month. Default 0.4. */
  contingency?: number;
  /** For one month, reserve included. */
  budgetUsd?: number;
  /** How many months to list, at most 120. Default 12. */
  months?: number;
  /** 0.1: a tenth more runs each month. Default 0. */
  growthPerMonth?: number;
  /** Factors [low, high] that make the range, where they differ from the assumed ones of docs/forecast.md. */
  spread?: Partial<
    Record<
      "runs" | "input" | "output" | "toolResult" | "turns" | "steps" | "retries" | "cacheMisses",
      [low: number, high: number]
    >
  >;
  /** When month 1 begins: it chooses the price rows. Default: now. */
  on?: Date;
}
export interface Workflow {
  name: string;
  model: string;
  /** Above 0. */
  runsPerMonth: number;
  /** Tokens of the system prompt and tools: sent with every call. Default 0. */
  system?: number;
  /** Tokens that are new in a turn: the user's message. */
  input: number;
  /** Tokens of one answer: of every call. */
  output: number;
  /** Turns of a run. Default 1. */
  turns?: number;
  /** What a turn carries of those before it. Default "full". */
  history?: "full" | { lastTurns: number } | { summaryTokens: number };
  /** `steps` calls a turn, the one that answers included; each but the last is followed by a tool's result. */
  loop?: { steps: number; toolResult: number };
  /** The part of the calls that are made twice, 0 to 1. Default 0. */
  retryRate?: number;
  /**
   * The part, 0 to 1, of the tokens sent again (system prompt, history, earlier steps) that are read from the
   * cache. Default 0: no cache.
   */
  cacheHitRate?: number;
  /** What the rest of them is billed as when there are hits: a cache write, or ordinary input. Default "5m". */
  cacheWrite?: "5m" | "1h" | "none";
  variant?: Call["variant"];
  /** Models in the place of `model`; the shares add up to 1. */
  routes?: { share: number; model: string }[];
  /** The same texts as other models' tokenizers count them, by model. Where nothing is given, the own counts stand. */
  counts?: Record<
    string,
    Partial<Record<"system" | "input" | "output" | "toolResult" | "summaryTokens", number>>
  >;
  revenuePerRunUsd?: number;
}
/** Low and high: every driver at its low or high factor at once. An envelope, not a confidence interval. */
export interface Range {
  low: number;
  likely: number;
  high: number;
}
export interface Forecast {
  months: { month: number; usd: Range; withContingency: number }[];
  workflows: WorkflowForecast[];
  /** Month 1. */
  usdPerMonth: Range;
  withContingency: number;
  /** Months 1 to 12, whatever the horizon. */
  usdPerYear: Range;
  yearWithContingency: number;
  /**
   * The dearest month of the horizon, reserve included, against the budget. `used`: 1 is all of it.
   * `maxRunsScale`: what all runs can be multiplied by; absent when the plan costs nothing.
   * `runsOutInMonth`: the first month above the budget, if there is one.
   */
  budget?: {
    usd: number;
    used: number;
    overrun: boolean;
    maxRunsScale?: number;
    runsOutInMonth?: number;
  };
  /** What each lever, pulled alone, saves in month 1; the greatest first. */
  mendFirst: {
    workflow: string;
    lever: "no-retries" | "cache-more" | "carry-less" | "fewer-steps" | "shorter-answers" | "batch";
    saving: number;
  }[];
  warnings: string[];
  /** What was assumed. */
  notes: string[];
}
export interface WorkflowForecast {
  name: string;
  usdPerMonth: Range;
  /** A run is a session. Retries included. */
  usdPerRun: number;
  /** One call that is really made. */
  usdPerInference: number;
  inferencesPerRun: number;
  tokensPerRun: number;
  outputToInput: number;
  /** Of the plan's likely cost; absent when the plan costs nothing. */
  share?: number;
  marginPerRunUsd?: number;
  /** What a run must earn to pay for itself. */
  breakEvenUsdPerRun: Range;
  /** One run without retries. `inputTokens` and `usd`: all calls of the turn; `contextTokens`: its last call. */
  contextCurve: { turn: number; inputTokens: number; contextTokens: number; usd: number }[];
  /** The first turn at which writing a summary and starting afresh costs less than carrying on. */
  freshStart?: { turn: number; summaryTokens: number; savingPerRun: number };
  /** Cheaper by price, the cheapest first, at most ten; whether they are good enough is yours to test. */
  cheaper: CheaperModel[];
  /** Against all runs on `model`; negative when the routes cost more. */
  routingSavingUsd?: number;
  runsWithinBudget?: number;
}
/** `recounted`: by its own tokenizer's counts, from `counts`. A share of the runs moved saves that share of `saving`. */
export interface CheaperModel {
  model: string;
  usdPerMonth: number;
  saving: number;
  recounted: boolean;
}
export interface Review {
  changes: {
    model: string;
    what: string;
    unit: string;
    above?: number;
    beforeUsdPerMillion?: number;
    nowUsdPerMillion?: number;
  }[];
  announced: { model: string; from: string }[];
  /** Month 1 at the prices of `since`; absent when a model had none. */
  before?: Range;
  now: Range;
  difference?: number;
  budget?: Forecast["budget"];
  newAndCheaper: { workflow: string; models: CheaperModel[] }[];
  warnings: string[];
}

/** The other meaning of "token": a crypto asset. All figures are the user's own; nothing is fetched or predicted. */
export interface TokenSheet {
  symbol: string;
  priceUsd: number;
  maxSupply?: number;
  circulating: number;
  /** `perYear` at today's rate; the first halving after `nextHalvingMonths`, or after `halvingYears`. */
  emissions?: { perYear: number; halvingYears?: number; nextHalvingMonths?: number };
  /** Nothing for `cliffMonths`, then equal parts over `months`; `months` 0: all when the cliff ends. */
  vesting?: { name: string; amount: number; cliffMonths: number; months: number }[];
  burnedPerYear?: number;
  staked?: number;
  yearlyFeesUsd?: number;
  /** The part of the fees that stakers get, 0 to 1. */
  feesToStakers?: number;
  yearlyVolumeUsd?: number;
  dailyActiveAddresses?: number;
  dailyTransactions?: number;
  tvlUsd?: number;
  /** How many months of supply to list. Default 48. */
  months?: number;
}
/** A ratio whose divisor is missing or 0 is absent. Rates are fractions: 0.1 is 10%. */
export interface TokenReport {
  marketCapUsd: number;
  fdvUsd?: number;
  velocity?: number;
  priceToFees?: number;
  stakingRatio?: number;
  /** A year's fees for each address active on a day. */
  feesPerActiveAddressUsd?: number;
  feesPerTransactionUsd?: number;
  /** Growth of the circulating supply, unlocks and emissions less burns. */
  inflation12m: number;
  capToTvl?: number;
  /** New tokens of 12 months at today's price, in months of volume: the sell pressure. */
  unlockMonthsOfVolume?: number;
  /** A year's fees to stakers for each dollar staked, and that less `inflation12m`. */
  feeYield?: number;
  realYield?: number;
  /** `circulating` at the end of the month; the others within it. */
  supply: {
    month: number;
    circulating: number;
    unlocked: number;
    emitted: number;
    burned: number;
  }[];
  warnings: string[];
  /** What stands next to each number. */
  explanations: { field: string; formula: string; caveat: string }[];
}
export interface TokenProfile {
  symbol: string;
  former: string[];
  project: string;
  does: string;
  revenue: string;
  maxSupply?: number;
  emittedPerYear?: number;
  halvingYears?: number;
  rules: { text: string; source: string; asOf: string }[];
  keyRisk: string;
  questions: string[];
}
export interface ComputeJob {
  tokensPerHour: number;
  priceUsd: number;
  cloudUsdPerHour: number;
  hoursPerMonth: number;
  switchingUsd?: number;
}
/** Negative savings: the network is dearer. Absent: nothing is saved, or the job takes no tokens. */
export interface ComputeComparison {
  networkUsdPerHour: number;
  savingPerHour: number;
  savingPerMonth: number;
  breakEvenMonths?: number;
  breakEvenPriceUsd?: number;
}

export type UsageSource = string | Uint8Array | Blob | ReadableStream<Uint8Array>;
export interface UsageOptions {
  mapping?: UsageMapping;
  /** When calls were made whose line does not say. Default: now. */
  on?: Date;
  progress?: (progress: UsageProgress) => void;
  signal?: AbortSignal;
}
/** `total` is the size of the source, where it is known. */
export interface UsageProgress {
  bytes: number;
  total?: number;
  rows: number;
  skipped: number;
}
/** Columns, or paths such as "response.usage.in"; what is not named is looked for under its usual names. */
export interface UsageMapping {
  workflow?: string;
  model?: string;
  time?: string;
  /** What tells one run from another. */
  run?: string;
  /** The number of the attempt, from 1, or whether it is a retry. */
  attempt?: string;
  input?: string;
  output?: string;
  cacheRead?: string;
  cacheWrite?: string;
  reasoning?: string;
  /** `input` leaves out what was read from and written to a cache, as Anthropic's does. Default false. */
  inputWithoutCache?: boolean;
}
/** `retries` and `runs` are absent where some line does not tell them. `usd` is without the `unpriced` calls. */
export interface UsageTotals {
  calls: number;
  unpriced: number;
  retries?: number;
  runs?: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  usd: number;
}
export interface UsageReport {
  rows: number;
  /** All are counted, the first hundred named. */
  skipped: { count: number; first: { line: number; message: string }[] };
  /** First and last day, UTC. */
  from?: string;
  to?: string;
  usd: number;
  /** `ratios`: what a plan is made of; one whose divisor is missing is absent. */
  workflows: ({ name: string; ratios: UsageRatios } & UsageTotals)[];
  sums: ({ workflow: string; model: string; day?: string } & UsageTotals)[];
  unpriced: { model: string; message: string; calls: number }[];
  /** More runs or workflows than are kept apart: runs are too few, or workflows joined. */
  overflowed: boolean;
}
export interface UsageRatios {
  callsPerRun?: number;
  retryRate?: number;
  cacheHitRate?: number;
  outputToInput?: number;
  inputPerCall?: number;
  outputPerCall?: number;
  usdPerCall?: number;
  usdPerRun?: number;
}
/** The parts add up to `total`, actual less planned. One that the log does not tell is part of the one before it. */
export interface UsageGap {
  workflow: string;
  plannedUsd: number;
  actualUsd: number;
  total: number;
  runs: number;
  loops?: number;
  retries?: number;
  tokens: number;
  price: number;
}
