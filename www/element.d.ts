// The public face of `tokentill/element` and `tokentill/define`: the class of <token-till>, and the
// details of its events.
import type { ModelInfo, Till, TillError } from "tokentill";
import type { Quote, WorkerTill } from "tokentill/worker";

/**
 * `<token-till>`: counts the tokens of a text and prices them, live. Importing "tokentill/element"
 * registers nothing; "tokentill/define" does, once.
 */
export class TokenTill extends HTMLElement {
  /**
   * Opens the till that all elements share. Replace it before the first element is seen, to take the
   * files from elsewhere or from "tokentill/inline".
   */
  static open: () => Promise<WorkerTill>;
  /** The address that `help` has on elements that do not say. */
  static help: string;

  /** Names of models; the first is on the slip. Default: gpt-4o. */
  models: string[];
  /** The id of a textarea, input or contenteditable element whose text is counted. */
  for: string;
  /** The text, when neither `for` nor `src` names another element. */
  value: string;
  /** The id of an element whose written text is counted. */
  src: string;
  /** Expected tokens of the answer. Default: 400. */
  outputTokens: number;
  /** The currency of the amounts; other than USD it needs `rate`. */
  currency: string;
  /** What one US dollar is in that currency. */
  rate?: number;
  /** The day of the rate, such as 2026-11-12. */
  rateDate: string;
  /** Without it, the `color-scheme` of the page holds. */
  theme: "" | "light" | "dark" | "auto";
  /** One line, no text field. */
  compact: boolean;
  /** The name under which a form sends the text of the element's own field. */
  name: string;
  /** The address of a page that says which kind of token is meant. */
  help: string;
  disabled: boolean;

  readonly form: HTMLFormElement | null;
  /** One for each known model, as `till-change` last told them. */
  readonly quotes: Quote[];
  /** Reads the text of `for` or `src` again: a script that sets a field's value fires no event. */
  refresh(): void;
}

/** The first count that is not rough is there. */
export interface TillReadyDetail {
  version: string;
  prices: Till["prices"];
  models: ModelInfo[];
}

/** The newest text has been counted and priced. The text itself is not told. */
export interface TillChangeDetail {
  /** Of the text, UTF-16 code units. */
  length: number;
  /** Expected tokens of the answer. */
  output: number;
  /** One for each known model, in their order. */
  quotes: Quote[];
}

export interface TillErrorDetail {
  /** "" for what has no code of its own. */
  code: TillError["code"] | "";
  message: string;
  /** The name in `models` that is meant, if it is about one. */
  model?: string;
  /** For "unknown-model": the nearest names, best first. */
  suggestions?: string[];
}

declare global {
  interface HTMLElementTagNameMap {
    "token-till": TokenTill;
  }
  interface HTMLElementEventMap {
    "till-ready": CustomEvent<TillReadyDetail>;
    "till-change": CustomEvent<TillChangeDetail>;
    "till-error": CustomEvent<TillErrorDetail>;
  }
}
