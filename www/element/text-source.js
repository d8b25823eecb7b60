// The text of another element: a field that is typed into, or any element that is read. Follows it when
// it changes, is replaced, or appears later than whoever waits for it.

/** Elements whose text was missing have been told of, each name once. @type {Set<string>} */
const told = new Set();

export class TextSource {
  #host;
  #changed;
  /** @type {{ id: string, kind: "for" | "src" } | undefined} */
  #wanted;
  /** @type {HTMLElement | undefined} */
  #element;
  #root = new MutationObserver(() => this.#find());
  #content = new MutationObserver(() => this.#tell());
  #heard = () => this.#tell();
  // A reset empties the field only after it has been announced.
  #reset = () => queueMicrotask(() => setTimeout(this.#heard));

  /**
   * @param {Element} host whose document or shadow tree is searched
   * @param {(text: string) => void} changed
   */
  constructor(host, changed) {
    this.#host = host;
    this.#changed = changed;
  }

  /** @type {HTMLElement | undefined} */
  get element() {
    return this.#element;
  }

  /** @param {string} id "#id" means the same @param {"for" | "src"} kind the attribute that named it */
  follow(id, kind) {
    this.stop();
    this.#wanted = { id: id.replace(/^#/, ""), kind };
    const root = this.#host.getRootNode();
    this.#root.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["id"],
    });
    this.#find();
    if (this.#element || told.has(id)) return;
    told.add(id);
    console.warn(`<token-till ${kind}="${id}">: there is no element of this id yet`);
  }

  stop() {
    this.#wanted = undefined;
    this.#root.disconnect();
    this.#leave();
  }

  #find() {
    if (!this.#wanted) return;
    const root = /** @type {Document | ShadowRoot} */ (this.#host.getRootNode());
    const found = root.getElementById?.(this.#wanted.id) ?? undefined;
    if (found === this.#element) return;
    this.#leave();
    this.#element = found;
    if (!found) return;
    for (const event of ["input", "change"]) found.addEventListener(event, this.#heard);
    ownerForm(found)?.addEventListener("reset", this.#reset);
    if (!isField(found)) {
      this.#content.observe(found, { childList: true, characterData: true, subtree: true });
    }
    this.#tell();
  }

  #leave() {
    const element = this.#element;
    this.#content.disconnect();
    this.#element = undefined;
    if (!element) return;
    for (const event of ["input", "change"]) element.removeEventListener(event, this.#heard);
    ownerForm(element)?.removeEventListener("reset", this.#reset);
  }

  #tell() {
    if (this.#element) this.#changed(textOf(this.#element));
  }
}

/** @param {HTMLElement} element @returns {element is HTMLTextAreaElement | HTMLInputElement} */
const isField = (element) =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

/** @param {HTMLElement} element */
const ownerForm = (element) => (isField(element) ? element.form : undefined);

/** What is edited has line breaks where it shows them; what is only read is taken as it is written. @param {HTMLElement} element */
function textOf(element) {
  if (isField(element)) return element.value;
  return element.isContentEditable ? element.innerText : (element.textContent ?? "");
}
