// The page in a frame on somebody else's site: one <token-till>, told by the address what to show, and the
// host told how high it is. The host needs no script for it and gives no access.
import { TokenTill } from "tokentill/define";

/** What an address may set: the attributes of the element that make sense without other elements. */
const ATTRIBUTES = [
  ...["models", "value", "output-tokens", "currency", "rate", "rate-date"],
  ...["lang", "theme", "compact"],
];

TokenTill.help = "./#which-token";
const till = document.createElement("token-till");
for (const [name, value] of parameters()) {
  if (name === "label") till.append(label(value));
  else if (name === "compact") till.compact = value !== "false" && value !== "0";
  else if (ATTRIBUTES.includes(name)) till.setAttribute(name, value);
}
document.documentElement.lang = till.lang || "en";
document.documentElement.dataset.theme = till.theme;
document.body.append(till);
new ResizeObserver(tellHeight).observe(document.body);

/** A text is taken from the fragment alone: what stands before it is sent to the server. */
function parameters() {
  const sent = [...new URLSearchParams(location.search)].filter(([name]) => name !== "value");
  return [...sent, ...new URLSearchParams(location.hash.slice(1))];
}

/** @param {string} text */
function label(text) {
  const element = document.createElement("strong");
  element.slot = "label";
  // As text: an address is anybody's.
  element.textContent = text;
  return element;
}

function tellHeight() {
  if (parent === window) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // Any host may know how high it is; nothing else is told.
  parent.postMessage({ type: "token-till", height }, "*");
}
