// What the open picker lists, from the state: for the view that draws it, and for the key that picks
// from it before the next frame has drawn what was typed.
import { t } from "../i18n/index.js";
import { findModels } from "./find-models.js";
import { providerName } from "./provider-name.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./find-models.js").Group} Group */

/**
 * @param {State} state with an open picker
 * @returns {{ groups: Group[], found: import("tokentill").ModelInfo[], current: number }}
 *   `current` is the index of the active one in `found`, -1 when nothing is found
 */
export function pickerContent({ catalogue, picker }) {
  const { search = "", active = 0, chosen = [] } = picker ?? {};
  const groups = [
    ...chosenGroup(catalogue, search === "" ? chosen : []),
    ...findModels(catalogue.values(), search, providerName),
  ];
  const found = groups.flatMap(({ models }) => models);
  return { groups, found, current: Math.min(active, found.length - 1) };
}

/**
 * What was chosen stands first while nothing is searched, so that it is easily taken away.
 * @param {State["catalogue"]} catalogue @param {string[]} keys
 * @returns {Group[]}
 */
function chosenGroup(catalogue, keys) {
  const models = keys.flatMap((key) => catalogue.get(key) ?? []);
  if (models.length === 0) return [];
  return [{ title: t.picker.chosenGroup, models, total: models.length }];
}
