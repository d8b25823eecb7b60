// Which models a few typed words mean, grouped as they are shown. No document.

/** @typedef {import("tokentill").ModelInfo} ModelInfo */
/** @typedef {{ provider: string, models: ModelInfo[] }} Group */

const AGE = { current: 0, legacy: 1, retired: 2 };

/**
 * Every word must occur in the name, id, an alias or the provider; "4o" finds "gpt-4o". Providers
 * keep the order of the price book, and current models come first.
 * @param {ModelInfo[]} catalogue @param {string} search
 * @param {(provider: string) => string} providerName
 * @returns {Group[]}
 */
export function findModels(catalogue, search, providerName) {
  const words = plain(search).split(" ").filter(Boolean);
  /** @type {Map<string, ModelInfo[]>} */
  const groups = new Map();
  for (const model of catalogue) {
    const said = plain(
      [model.name, model.id, model.provider, providerName(model.provider), ...model.aliases].join(
        " ",
      ),
    );
    if (!words.every((word) => said.includes(word))) continue;
    groups.set(model.provider, [...(groups.get(model.provider) ?? []), model]);
  }
  return [...groups].map(([provider, models]) => ({ provider, models: models.sort(byAge) }));
}

/** @param {string} text */
function plain(text) {
  return text
    .toLowerCase()
    .replace(/[\s\-_/]+/g, " ")
    .trim();
}

/** @param {ModelInfo} a @param {ModelInfo} b */
function byAge(a, b) {
  return AGE[a.status] - AGE[b.status];
}
