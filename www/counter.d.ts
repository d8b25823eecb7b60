// "tokentill/counter": the counting half of a till, by the names of encodings.
import type { OpenOptions, Till } from "tokentill";

export { TillError } from "tokentill";

export interface CounterOptions extends Pick<OpenOptions, "vocabularies"> {
  /** Default: the package's own `counter_bg.wasm`. Another must be that very file. */
  wasm?: OpenOptions["wasm"];
}

/**
 * Opens a counter. It fetches less than `openTill`, since it knows no model and no price.
 * Throws a TillError: "network", "wasm-blocked".
 *
 * @example
 * const counter = await openCounter();
 * await counter.load("o200k_base");
 * counter.count("o200k_base", "How many tokens is this?").tokens; // 6
 */
export function openCounter(options?: CounterOptions): Promise<Counter>;

/**
 * As of a till, but that every name is an encoding's, or a family's that is estimated ("gemini"); another
 * one throws "unknown-encoding".
 */
export type Counter = Pick<
  Till,
  | "version"
  | "encodings"
  | "load"
  | "isLoaded"
  | "count"
  | "encode"
  | "decode"
  | "split"
  | "fits"
  | "document"
>;
