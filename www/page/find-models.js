// Which models a few typed words mean, grouped and ordered as they are shown. No document.

/** @typedef {import("tokentill").ModelInfo} ModelInfo */

/**
 * @typedef {object} Group
 * @property {string} title
 * @property {ModelInfo[]} models those to show
 * @property {number} total as many were found
 */

/** The book lists some 1,500 models: without a search a few of each provider, with one the best. */
const SHOWN = { browsing: 8, searching: 40 };

const AGE = { current: 0, legacy: 1, retired: 2 };

/**
 * Every word must occur in the name, id, an alias or the provider: "4o mini" finds "gpt-4o-mini".
 * @param {Iterable<ModelInfo>} catalogue providers keep its order
 * @param {string} search
 * @param {(provider: string) => string} providerName
 * @returns {Group[]} one for each provider
 */
export function findModels(catalogue, search, providerName) {
  const words = plain(search).split(" ").filter(Boolean);
  /** @type {Map<string, ModelInfo[]>} */
  const groups = new Map();
  for (const model of catalogue) {
    const said = searchText(model, providerName);
    if (!words.every((word) => said.includes(word))) continue;
    const group = groups.get(model.provider);
    if (group) group.push(model);
    else groups.set(model.provider, [model]);
  }
  const shown = words.length > 0 ? SHOWN.searching : SHOWN.browsing;
  return [...groups].map(([provider, models]) => ({
    title: providerName(provider),
    models: ordered(models, words).slice(0, shown),
    total: models.length,
  }));
}

/**
 * What is still offered first; then, in a search, the name that says least beyond it; then the newest.
 * @param {ModelInfo[]} models @param {string[]} words
 */
function ordered(models, words) {
  const age = (/** @type {ModelInfo} */ { status }) =>
    words.length > 0 ? Number(status === "retired") : AGE[status];
  return models
    .map((model) => ({ model, rank: [age(model), unsaid(model, words), -version(model)] }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ model }) => model);
}

/** @param {number[]} a @param {number[]} b */
function compare(a, b) {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : a[at] - b[at];
}

/** Words of the name that were not asked for. @param {ModelInfo} model @param {string[]} words */
function unsaid({ name }, words) {
  if (words.length === 0) return 0;
  return plain(name)
    .split(" ")
    .filter((part) => !words.some((word) => part.includes(word))).length;
}

/** The first number in the name that can be a version: not a year, not "70b". @param {ModelInfo} model */
function version({ name }) {
  return Number(/(?<![\d.])\d{1,2}(?:\.\d{1,2})?(?![\d.]|b\b)/i.exec(name)?.[0] ?? 0);
}

/** Made once for each model: a search looks through all of them at every key. @type {WeakMap<ModelInfo, string>} */
const searchTexts = new WeakMap();

/** @param {ModelInfo} model @param {(provider: string) => string} providerName */
function searchText(model, providerName) {
  let text = searchTexts.get(model);
  if (text === undefined) {
    const { name, id, aliases, provider } = model;
    const parts = [name, id, ...aliases, provider, providerName(provider)].map(plain);
    // "gpt4o" is meant for "GPT-4o".
    const squeezed = [name, id].map((part) => plain(part).replaceAll(" ", ""));
    text = [...parts, ...squeezed].join("\n");
    searchTexts.set(model, text);
  }
  return text;
}

/** @param {string} text */
function plain(text) {
  return text
    .toLowerCase()
    .replace(/[\s\-_/:]+/g, " ")
    .trim();
}
