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

/** The names of the views, which are their addresses and those of their files: scripts/build/site.js makes them. */
export const sections = ["workflows", "which-token"];

/** The view that an address names: "count" unless it names another. @param {string} hash */
export function viewOf(hash) {
  const name = hash.replace(/^#/, "").split(/[&=]/)[0];
  return name && sections.includes(name) ? name : "count";
}

/** @type {Set<string>} */
const opened = new Set();

/**
 * Fetches a view and lets it draw itself; once. Throws what the network throws.
 * @param {string} name @param {SectionPage} page
 */
export async function openSection(name, page) {
  if (!sections.includes(name) || opened.has(name)) return;
  opened.add(name);
  try {
    const { open } = await fetchSection(name);
    await addStyles(`./styles/${name}.css`);
    open(/** @type {HTMLElement} */ (document.getElementById(name)), page);
  } catch (error) {
    opened.delete(name);
    throw error;
  }
}

let failures = 0;

/**
 * The module of a view. A browser may remember that a module could not be fetched, and say so for as long as the page
 * is open: after a failure the address is another.
 * @param {string} name @returns {Promise<Section>}
 */
async function fetchSection(name) {
  const address = new URL(`./${name}.js`, import.meta.url);
  if (failures > 0) address.search = `?again=${failures}`;
  try {
    return await import(address.href);
  } catch (error) {
    failures++;
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
