// What happens when the person does something in the sheet: a change of the draft, and a question to the till.
import { today } from "../days.js";
import { jobTexts } from "./compute.js";
import { emptyDraft, readDraft, readJob } from "./draft.js";
import { keepDrafts } from "./kept-draft.js";
import { findTokens } from "./search.js";
import { draftOf } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./draft.js").Draft} Draft */

/**
 * @param {{ get: () => State, set: (change: Partial<State>) => void }} store
 * @param {() => Promise<import("tokentill/worker").WorkerTill>} openTill
 * @returns {import("./state.js").Actions}
 */
export function createActions(store, openTill) {
  /** Counts the questions, so that the newest answer stays. */
  let turn = 0;
  read();
  compute();

  return {
    searched: (search) => store.set({ search }),
    pickFound() {
      const { search } = store.get();
      const [first] = findTokens(store.get());
      const typed = search.trim().toUpperCase();
      if (first && typed) pick(first.symbol);
    },
    pick,
    typed(field, text) {
      const readOn = text.trim() === "" ? "" : today();
      const { entries } = draftOf(store.get());
      change({ entries: { ...entries, [field]: { text, readOn } } });
    },
    dated(field, readOn) {
      const { entries } = draftOf(store.get());
      change({ entries: { ...entries, [field]: { ...entries[field], readOn } } });
    },
    addAllotment() {
      const { vesting } = draftOf(store.get());
      change({ vesting: [...vesting, { name: "", readOn: "", texts: {} }] });
    },
    removeAllotment(place) {
      const { vesting } = draftOf(store.get());
      change({ vesting: vesting.filter((_, i) => i !== place) });
    },
    changeAllotment(place, { texts, ...rest }) {
      const { vesting } = draftOf(store.get());
      const dated = texts ? { readOn: today() } : {};
      change({
        vesting: vesting.map((one, i) =>
          i === place ? { ...one, ...dated, ...rest, texts: { ...one.texts, ...texts } } : one,
        ),
      });
    },
    typedJob(field, text) {
      const { job } = draftOf(store.get());
      change({ job: { ...job, [field]: text } });
    },
    clear: () => change(emptyDraft()),
    async retry() {
      await read();
      await compute();
    },
    toSheet() {
      const sheet = document.getElementById("sheet-title");
      sheet?.scrollIntoView();
      sheet?.focus({ preventScroll: true });
    },
  };

  /** What the engine knows without any figure: the profiles, and what each figure is made of. */
  async function read() {
    store.set({ failed: false });
    try {
      const till = await openTill();
      // The formulas and caveats are the same for every sheet.
      const any = { symbol: "", priceUsd: 1, circulating: 1 };
      const [profiles, { explanations }] = await Promise.all([
        till.tokenProfiles(),
        till.tokenomics(any),
      ]);
      store.set({ profiles, explanations });
    } catch {
      store.set({ failed: true });
    }
  }

  /** @param {string} symbol */
  function pick(symbol) {
    const { drafts, profiles } = store.get();
    const profile = profiles.find((one) => one.symbol === symbol);
    const draft = drafts[symbol] ?? (profile ? draftFrom(profile) : emptyDraft());
    store.set({ symbol, search: "", drafts: { ...drafts, [symbol]: draft } });
    keep();
    compute();
  }

  /** @param {Partial<Draft>} changed */
  function change(changed) {
    const { drafts, symbol } = store.get();
    store.set({ drafts: { ...drafts, [symbol]: { ...draftOf(store.get()), ...changed } } });
    keep();
    compute();
  }

  function keep() {
    const { symbol, drafts } = store.get();
    keepDrafts({ symbol, drafts });
  }

  async function compute() {
    const now = ++turn;
    const state = store.get();
    const [report, compared] = await Promise.all([askReport(state), askJob(state)]);
    if (now === turn) store.set({ ...report, ...compared });
  }

  /** @param {State} state @returns {Promise<Partial<State>>} */
  async function askReport(state) {
    const { sheet, missing, wrong } = readDraft(state.symbol, draftOf(state));
    if (missing.length > 0 || wrong.length > 0) return { report: undefined, refused: "" };
    return answered(async () => {
      const till = await openTill();
      return { report: await till.tokenomics(sheet), refused: "" };
    }, "refused");
  }

  /** @param {State} state @returns {Promise<Partial<State>>} */
  async function askJob(state) {
    const { job, missing, wrong } = readJob(jobTexts(state));
    if (missing.length > 0 || wrong.length > 0) return { compared: undefined, jobRefused: "" };
    return answered(async () => {
      const till = await openTill();
      return { compared: await till.computeForTokens(job), jobRefused: "" };
    }, "jobRefused");
  }
}

/**
 * @param {() => Promise<Partial<State>>} ask @param {"refused" | "jobRefused"} field
 * @returns {Promise<Partial<State>>} with the refusal, when the figures are refused
 */
async function answered(ask, field) {
  try {
    return await ask();
  } catch (error) {
    const { code, message } = /** @type {import("tokentill").TillError} */ (error);
    const gone = field === "refused" ? { report: undefined } : { compared: undefined };
    if (code !== "bad-input") return { ...gone, failed: true };
    return { ...gone, [field]: message };
  }
}

/** The rules of supply that a profile knows; what changes by the hour is left to the person. @param {import("tokentill").TokenProfile} profile @returns {Draft} */
function draftFrom({ maxSupply, emittedPerYear, halvingYears }) {
  const filled = {
    maxSupply,
    "emissions.perYear": emittedPerYear,
    "emissions.halvingYears": halvingYears,
  };
  const entries = Object.entries(filled).flatMap(([field, number]) =>
    number === undefined
      ? []
      : [[field, { text: number.toLocaleString("en-US"), readOn: "", fromProfile: true }]],
  );
  return { ...emptyDraft(), entries: Object.fromEntries(entries) };
}
