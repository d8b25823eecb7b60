// How a provider writes its own name.
import { t } from "../i18n/index.js";

/** @param {string} provider as the price book calls it */
export function providerName(provider) {
  return t.providers[provider] ?? provider;
}
