// What happens when the person does something: a change of state, or a word to the session.
import { writeAddress } from "./address.js";
import { example } from "./defaults.js";
import { save, tableAsCsv } from "./export-table.js";
import { pickerContent } from "./picker-content.js";
import { createDetailActions } from "./create-detail-actions.js";
import { keyOf } from "./state.js";
import { wholeNumber } from "./whole-number.js";

/** How long "Link copied" stands there, in milliseconds. */
const THANKS = 2000;

/**
 * @param {import("./session.js").Store} store
 * @param {import("./session.js").Session} session
 * @returns {Omit<import("./views/actions.js").Actions, "openView">}
 */
export function createActions(store, session) {
  const textarea = () => /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
  return {
    typed: () => session.setText(textarea().value),
    tryExample() {
      textarea().value = example;
      textarea().setSelectionRange(0, 0);
      // With a finger, a focused field would raise the keyboard over the very answer.
      if (matchMedia("(hover: hover)").matches) textarea().focus();
      session.setText(example);
    },
    showTokens: (showTokens) => store.set({ showTokens }),
    typedOutput(event) {
      const output = wholeNumber(/** @type {HTMLInputElement} */ (event.target).value);
      if (output === undefined) store.set({ outputWrong: true });
      else session.setOutput(output);
    },

    openPicker(mode) {
      const chosen = mode === "compare" ? store.get().models : [];
      store.set({ picker: { mode, search: "", active: 0, chosen } });
      // After the draw that fills it, so that the focus finds the field.
      requestAnimationFrame(() => dialog().showModal());
    },
    askForModel(key, choose) {
      store.set({ picker: { mode: "choose", search: "", active: 0, chosen: [key], choose } });
      requestAnimationFrame(() => dialog().showModal());
    },
    closePicker: () => dialog().close(),
    pickerClosed: () => store.set({ picker: undefined }),
    searchModels: (search) => changePicker({ search, active: 0 }),
    moveInPicker(step) {
      const { found, current } = pickerContent(store.get());
      const active = moved(current, step, found.length);
      changePicker({ active });
      requestAnimationFrame(() =>
        document.getElementById(`model-${active}`)?.scrollIntoView({ block: "nearest" }),
      );
    },
    activateOption: (active) => changePicker({ active }),
    pickActive() {
      const { found, current } = pickerContent(store.get());
      if (found[current]) pick(keyOf(found[current]));
    },
    pick,
    feature: (key) => session.feature(key),
    remove: (key) => session.toggle(key),
    settleUnknown(name, instead) {
      const { models, unknown } = store.get();
      store.set({ unknown: unknown.filter((other) => other.name !== name) });
      if (instead) session.choose([...models, instead], models.length === 0 ? instead : undefined);
    },

    retry: () => session.retry(),
    share,
    exportTable: () => save("tokentill.csv", tableAsCsv(store.get())),
    toSlip: () => document.getElementById("slip")?.scrollIntoView({ block: "center" }),
    setTheme: (theme) => store.set({ theme }),
    ...createDetailActions(store, session, textarea),
  };

  /** @param {Partial<NonNullable<import("./state.js").State["picker"]>>} change */
  function changePicker(change) {
    const { picker } = store.get();
    if (picker) store.set({ picker: { ...picker, ...change } });
  }

  /** @param {string} key */
  function pick(key) {
    const { picker } = store.get();
    if (picker?.mode === "compare") return session.toggle(key);
    dialog().close();
    if (picker?.choose) return picker.choose(key);
    return session.feature(key);
  }

  async function share() {
    const { models, output, terms } = store.get();
    history.replaceState(null, "", writeAddress(models, output, terms));
    try {
      await navigator.clipboard.writeText(location.href);
      store.set({ shared: "shared" });
    } catch {
      store.set({ shared: "by-hand" });
    }
    setTimeout(() => store.set({ shared: "" }), THANKS);
  }
}

function dialog() {
  return /** @type {HTMLDialogElement} */ (document.getElementById("picker"));
}

/** A single step goes around the ends, a larger one stops there. @param {number} at @param {number} step @param {number} size */
function moved(at, step, size) {
  if (Math.abs(step) === 1) return (at + step + size) % Math.max(1, size);
  return Math.max(0, Math.min(size - 1, at + step));
}
