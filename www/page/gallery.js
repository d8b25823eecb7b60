// "Embed": every way to put the counter into another page, live, with the very lines that make it so.
import { html, render } from "lit";
import { recall } from "./memory.js";
import { installOffline } from "./offline.js";
import { kinds } from "./gallery-kinds.js";
import { t } from "../i18n/gallery.js";
import { TokenTill } from "tokentill/define";

TokenTill.help = "./#which-token";
document.documentElement.dataset.theme = recall().theme ?? "auto";
document.body.classList.add("gallery");
render(page(), document.body);
for (const { id, code } of kinds(location.href)) {
  // Not a text that somebody typed: the lines of gallery-kinds.js, so that what is shown is what runs.
  document.querySelector(`#${id} .live`)?.append(fragment(code));
}
addEventListener("message", fitFrame);
installOffline();

function page() {
  return html`<header class="top">
      <h1 class="brand">
        <a href="./">token<span>till</span></a>
      </h1>
      <nav class="views" aria-label=${t.views.label}>
        ${t.views.others.map(([address, name]) => html`<a href=${address}>${name}</a>`)}
        <a href="./gallery.html" aria-current="page">${t.views.embed}</a>
      </nav>
    </header>
    <main>
      ${kinds(location.href).map(
        ({ id, title, about, code }) =>
          html`<section class="card kind" id=${id} aria-labelledby="${id}-title">
            <header>
              <h2 id="${id}-title">${title}</h2>
              <p class="soft">${about}</p>
            </header>
            <div class="live"></div>
            <div class="code">
              <pre tabindex="0" aria-label=${t.code(title)}>${code}</pre>
              <button class="copy" type="button" @click=${copier(code)}>${t.copy}</button>
            </div>
          </section>`,
      )}
      <p class="soft">${t.more}</p>
    </main>`;
}

/** @param {string} code */
function copier(code) {
  return async (/** @type {Event} */ event) => {
    const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
    try {
      await navigator.clipboard.writeText(code);
      button.textContent = t.copied;
    } catch {
      const lines = /** @type {HTMLElement} */ (button.previousElementSibling);
      getSelection()?.selectAllChildren(lines);
      button.textContent = t.copyByHand;
    }
  };
}

/** Its scripts do not run: the page has registered the element already. @param {string} code */
function fragment(code) {
  const template = document.createElement("template");
  template.innerHTML = code;
  for (const script of template.content.querySelectorAll("script")) script.remove();
  return template.content;
}

/** What a host may do, and need not, to fit the frame to what it holds. @param {MessageEvent} event */
function fitFrame({ data, source }) {
  if (data?.type !== "token-till" || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.height = String(data.height);
  }
}
