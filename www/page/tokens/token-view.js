// Token boundaries under the text: tints and hairlines in a mirror behind the transparent textarea.
// Only what is on screen is asked for and drawn, so a megabyte costs what a paragraph does.
import { html, render } from "lit";
import { t } from "../../i18n/index.js";
import { describeTokens } from "./caret-token.js";
import { visibleRange } from "./visible-range.js";
import { inNextFrame } from "../next-frame.js";

/** @typedef {import("tokentill/worker").TokenWindow} TokenWindow */

/**
 * @typedef {object} Parts
 * @property {HTMLTextAreaElement} textarea
 * @property {HTMLElement} mirror of the same size, behind it
 * @property {(start: number, end: number) => Promise<TokenWindow | undefined>} tokens
 * @property {(caret: string) => void} say what there is to say of the caret's token
 * @property {() => string | undefined} standIn the encoding, when it is not the model's own
 */

export class TokenView {
  #parts;
  #shown = false;
  #scheduleDraw = inNextFrame(() => {
    this.#draw();
    this.#describeCaret();
  });
  /** Distance of the drawn lines from the start of the text, in CSS pixels. */
  #top = 0;
  /** Counts the drawings: an answer that a newer question has overtaken is not drawn. */
  #asked = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { textarea } = parts;
    const refresh = () => this.refresh();
    textarea.addEventListener("scroll", () => {
      this.#place();
      this.refresh();
    });
    document.addEventListener("selectionchange", () => this.#describeCaret());
    addEventListener("scroll", refresh, { passive: true });
    new ResizeObserver(refresh).observe(textarea);
  }

  /** @param {boolean} shown */
  show(shown) {
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (!shown) {
      this.#asked++;
      render(html``, this.#parts.mirror);
    }
    this.refresh();
  }

  /** Draws what is visible now, in the next frame. */
  refresh() {
    if (this.#shown) this.#scheduleDraw();
  }

  async #draw() {
    const { textarea, tokens } = this.#parts;
    const asked = ++this.#asked;
    const visible = visibleRange(textarea);
    if (!visible) return;
    const window = await tokens(visible.start, visible.end);
    if (asked !== this.#asked || !this.#shown) return;
    this.#top = visible.top;
    this.#place();
    render(window ? spans(window, visible, textarea.value) : html``, this.#parts.mirror);
  }

  /** Moves what is drawn with the text; new lines follow in the next frame. */
  #place() {
    const { textarea, mirror } = this.#parts;
    // Not 0 where a scrollbar stands at the left, as it does in a right-to-left text.
    mirror.style.left = `${textarea.clientLeft}px`;
    mirror.style.width = `${textarea.clientWidth}px`;
    mirror.style.transform = `translateY(${this.#top - textarea.scrollTop}px)`;
  }

  async #describeCaret() {
    if (!this.#shown) return;
    const { textarea, tokens, say, standIn } = this.#parts;
    const { selectionStart, selectionEnd, value } = textarea;
    if (value === "") return say("");
    const selection = selectionEnd > selectionStart;
    // The token that was just typed, which is the one before the caret.
    const start = selection ? selectionStart : Math.max(0, selectionStart - 1);
    const window = await tokens(start, selection ? selectionEnd : start + 1);
    if (!window || textarea.value !== value) return;
    const text = value.slice(window.start, window.ends.at(-1) ?? window.start);
    const foreign = standIn();
    const said = describeTokens(window, text, selection);
    say(foreign && said ? `${t.editor.standIn(foreign)} · ${said}` : said);
  }
}

/**
 * @param {TokenWindow} window @param {import("./visible-range.js").Visible} visible
 * @param {string} text the whole of it
 */
function spans({ first, start, ends }, visible, text) {
  let from = start;
  const pieces = [...ends].map((end, i) => {
    const piece = text.slice(Math.max(from, visible.start), end);
    from = end;
    return { piece, odd: (first + i) % 2 === 1 };
  });
  return pieces
    .filter(({ piece }) => piece !== "")
    .map(({ piece, odd }) => html`<span class=${kind(piece, odd)}>${piece}</span>`);
}

/** @param {string} piece @param {boolean} odd */
function kind(piece, odd) {
  return `${odd ? "odd" : "even"}${piece.includes("\n") ? " broken" : ""}`;
}
