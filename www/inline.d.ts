// The public face of `tokentill/inline`: one file with the engine and the vocabulary o200k_base inside.
import type { OpenOptions, Till } from "tokentill";
import type { WorkerTill } from "tokentill/worker";
export { roughCount } from "tokentill/rough";

/** A class of this file's own: not the one that "tokentill" exports. */
export class TillError extends Error {
  readonly code: import("tokentill").TillError["code"];
  readonly suggestions?: string[];
}

/** Fetches nothing. Another vocabulary than o200k_base comes from `vocabularies`, or is a "network" error. */
export function openTill(options?: OpenOptions): Promise<Till>;

/** The same behind the methods of a WorkerTill, on the page's own thread: `TokenTill.open = openTillInPage`. */
export function openTillInPage(): Promise<WorkerTill>;
