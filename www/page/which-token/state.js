// What the view holds, and what its parts may ask for.
import { emptyDraft } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

/**
 * @typedef {object} State
 * @property {import("tokentill").TokenProfile[]} profiles
 * @property {import("tokentill").TokenReport["explanations"]} explanations
 * @property {boolean} failed the engine could not be opened
 * @property {string} search
 * @property {string} symbol of the token that the sheet is about; "" for none yet
 * @property {Record<string, Draft>} drafts by ticker
 * @property {import("tokentill").TokenReport | undefined} report
 * @property {string} refused why the engine takes these figures for impossible
 * @property {import("tokentill").ComputeComparison | undefined} compared
 * @property {string} jobRefused
 * @property {number} width of the pictures, in pixels
 */

/**
 * @typedef {object} Actions
 * @property {(text: string) => void} searched
 * @property {() => void} pickFound the first that is found
 * @property {(symbol: string) => void} pick
 * @property {(field: string, text: string) => void} typed
 * @property {(field: string, day: string) => void} dated
 * @property {() => void} addAllotment
 * @property {(place: number) => void} removeAllotment
 * @property {(place: number, change: { name?: string, readOn?: string, texts?: Record<string, string> }) => void} changeAllotment
 * @property {(field: string, text: string) => void} typedJob
 * @property {() => void} clear
 * @property {() => void} retry
 * @property {() => void} toSheet
 */

/** @type {State} */
export const initialState = {
  profiles: [],
  explanations: [],
  failed: false,
  search: "",
  symbol: "",
  drafts: {},
  report: undefined,
  refused: "",
  compared: undefined,
  jobRefused: "",
  width: 640,
};

/** What was typed of the token that the sheet is about. @param {State} state @returns {Draft} */
export const draftOf = ({ drafts, symbol }) => drafts[symbol] ?? emptyDraft();
