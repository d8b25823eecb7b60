// The views beside the counter: each has an address, and is fetched when it is first opened, so that the
// counter stays as light as it was. A view shares nothing with the counter but the till.

/**
 * @typedef {object} Section what the module of a view exports
 * @property {(host: HTMLElement, page: SectionPage) => void} open draws itself into the host, once
 */

/**
 * @typedef {object} SectionPage what a view is given
 * @property {() => Promise<import("tokentill/worker").WorkerTill>} till
 * @property {import("./session.js").Store} store the page's own: its catalogue and currency
 * @property {import("./views/actions.js").Actions["askForModel"]} askForModel
 * @property {() => void} retry opens the engine again that could not be opened
 */

/** @type {Record<string, () => Promise<Section>>} by address */
export const sections = {
  workflows: () => import("./workflows/open.js"),
  "which-token": () => import("./which-token/which-token.js"),
};

/** The view that an address names: "count" unless it names another. @param {string} hash */
export function viewOf(hash) {
  const name = hash.replace(/^#/, "").split(/[&=]/)[0];
  return Object.hasOwn(sections, name) ? name : "count";
}

/** @type {Set<string>} */
const opened = new Set();

/**
 * Fetches a view and lets it draw itself; once. Throws what the network throws.
 * @param {string} name @param {SectionPage} page
 */
export async function openSection(name, page) {
  if (!Object.hasOwn(sections, name) || opened.has(name)) return;
  opened.add(name);
  try {
    const { open } = await sections[name]();
    await addStyles(`./styles/${name}.css`);
    open(/** @type {HTMLElement} */ (document.getElementById(name)), page);
  } catch (error) {
    opened.delete(name);
    throw error;
  }
}

/** @param {string} href */
function addStyles(href) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(href));
    });
    document.head.append(link);
  });
}
