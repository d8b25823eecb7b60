// The class of <token-till>: its attributes, its life in a document, and what it tells the page. It
// registers nothing; "tokentill/define" does.
import { LitElement } from "lit";
import { en, wordsOf } from "../i18n/element/index.js";
import { Counter } from "./counter.js";
import { Format, isCurrency } from "./format.js";
import { problemsOf } from "./problems.js";
import { whenSeen } from "./seen.js";
import { styles } from "./styles.js";
import { TextSource } from "./text-source.js";
import { compactSlip, slip } from "./view.js";

/** Quiet time before a count is read out, in milliseconds: not at every key. */
const PAUSE = 1000;

const names = {
  /** @param {string | null} text */
  fromAttribute: (text) =>
    (text ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean),
  /** @param {string[]} models */
  toAttribute: (models) => models.join(", "),
};

/**
 * Counts the tokens of a text and prices them, live. What is typed never leaves the page.
 *
 * @element token-till
 * @fires {CustomEvent<TillReadyDetail>} till-ready The first count that is not rough is there.
 * @fires {CustomEvent<TillChangeDetail>} till-change The newest text has been counted and priced.
 * @fires {CustomEvent<TillErrorDetail>} till-error Something could not be done, and why. While a file cannot be fetched, once for each try.
 * @slot label What stands above the slip, or before the line.
 * @slot footer What stands below the slip, or behind the line.
 * @csspart slip The whole slip, or the line when `compact`.
 * @csspart text The element's own text field.
 * @csspart model The name of the first model.
 * @csspart tag How sure the count is. Also `tag-exact`, `tag-reconstructed`, `tag-estimated`, `tag-rough`.
 * @csspart amount What one call costs.
 * @csspart tokens The count, when `compact`.
 * @csspart unit The words behind the amount.
 * @csspart interval Between which amounts an estimate lies.
 * @csspart problem A sentence about what is wrong.
 * @csspart rule The dashed lines.
 * @csspart lines The lines of the bill.
 * @csspart output The field of the expected answer.
 * @csspart total The sum of the lines.
 * @csspart totals A thousand calls.
 * @csspart others The table of the other models.
 * @csspart other A row of it.
 * @csspart note Age of the price, rate of exchange.
 * @csspart help Which kind of token is meant; when `compact`, a link to what `help` names.
 * @cssprop --token-till-accent Focus rings and the tag `exact`.
 * @cssprop --token-till-card The ground of the slip.
 * @cssprop --token-till-paper The ground of fields.
 * @cssprop --token-till-ink Text.
 * @cssprop --token-till-soft Text that may stand back.
 * @cssprop --token-till-line Borders and rules.
 * @cssprop --token-till-reconstructed The tag `reconstructed`.
 * @cssprop --token-till-warning Problems and the tag `estimated`.
 * @cssprop --token-till-font The font families.
 * @cssprop --token-till-padding Space inside the slip.
 * @cssprop --token-till-radius Its round corners.
 */
export class TokenTill extends LitElement {
  static formAssociated = true;
  /** @override */
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  /** @override */
  static styles = styles;

  /**
   * Opens the till that all elements share. Replace it before the first element is seen to take the
   * files from elsewhere, or from "tokentill/inline".
   * @type {import("./shared-till.js").Opener}
   */
  static open = async () => (await import("tokentill/worker")).openTillInWorker();

  /** The address that `help` has on elements that do not say. */
  static help = "";

  /** @override */
  static properties = {
    /** Names of models, separated by commas. The first is on the slip. */
    models: { converter: names },
    /** The id of a textarea, input or contenteditable element whose text is counted. */
    for: { type: String },
    /** The text, when neither `for` nor `src` names another element. */
    value: { type: String },
    /** The id of an element whose written text is counted. */
    src: { type: String },
    /** Expected tokens of the answer. */
    outputTokens: { type: Number, attribute: "output-tokens" },
    /** The currency of the amounts, such as EUR. Needs `rate`. */
    currency: { type: String },
    /** What one US dollar is in that currency. Nothing is fetched. */
    rate: { type: Number },
    /** The day of the rate, such as 2026-11-12. Shown. */
    rateDate: { type: String, attribute: "rate-date" },
    /** The language, such as de. Without it, that of the nearest element that has one. */
    lang: { type: String, reflect: true },
    /** `light`, `dark` or `auto` (the reader's system). Without it, the `color-scheme` of the page. */
    theme: { type: String, reflect: true },
    /** One line, no text field. */
    compact: { type: Boolean, reflect: true },
    /** The name under which a form sends the text of the element's own field. */
    name: { type: String, reflect: true },
    /** The address of a page that says which kind of token is meant, such as the page's own view of that name. */
    help: { type: String },
    /** Whether the element's own field takes no input. */
    disabled: { type: Boolean, reflect: true },
    words: { state: true },
    said: { state: true },
    outputWrong: { state: true },
  };

  #internals = this.attachInternals();
  #counter = new Counter({
    changed: () => this.requestUpdate(),
    answered: () => this.#answered(),
    ready: () => this.#tell("till-ready", this.#readyDetail()),
    failed: (detail) => this.#tell("till-error", detail),
  });
  #source = new TextSource(this, (text) => this.#counter.set({ text }));
  #seen = false;
  #stopWaiting = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  constructor() {
    super();
    this.models = /** @type {string[]} */ (["gpt-4o"]);
    this.for = "";
    this.value = "";
    this.src = "";
    this.outputTokens = 400;
    this.currency = "USD";
    this.rate = /** @type {number | undefined} */ (undefined);
    this.rateDate = "";
    this.theme = /** @type {"" | "light" | "dark" | "auto"} */ ("");
    this.compact = false;
    this.name = "";
    this.help = "";
    this.disabled = false;
    this.words = en;
    this.said = "";
    this.outputWrong = false;
    this.#internals.role = "group";
  }

  get form() {
    return this.#internals.form;
  }

  /** Tokens and amounts as `till-change` last told them; no text. */
  get quotes() {
    return this.#counter.rows.flatMap(({ quote }) => quote ?? []);
  }

  /** Reads the text of `for` or `src` again: a script that sets a field's value fires no event. */
  refresh() {
    this.#follow();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#speak();
    this.#follow();
    if (this.#seen) this.#open();
    else {
      this.#stopWaiting();
      this.#stopWaiting = whenSeen(
        this,
        () => this.#source.element,
        () => this.#open(),
      );
    }
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    // A move in the document takes the element out and puts it in again within one task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stopWaiting();
      clearTimeout(this.#pause);
      this.#source.stop();
      this.#counter.stop();
      this.#seen = false;
    });
  }

  formResetCallback() {
    this.value = this.getAttribute("value") ?? "";
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.disabled = disabled;
  }

  /** @param {string} state the text that the browser kept */
  formStateRestoreCallback(state) {
    this.value = state;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("lang")) this.#speak();
    if (this.isConnected && (changed.has("for") || changed.has("src"))) this.#follow();
    if (changed.has("value") && !this.#borrows()) this.#counter.set({ text: this.value ?? "" });
    if (changed.has("models")) this.#counter.set({ models: [...new Set(this.models)] });
    if (changed.has("outputTokens")) this.#setOutput();
    if (["currency", "rate"].some((name) => changed.has(name))) this.#checkCurrency();
    this.#internals.setFormValue(this.#borrows() ? null : this.value);
    this.#internals.ariaLabel = this.words.label;
  }

  /** @override */
  render() {
    const { currency, rate } = this.#money();
    const format = new Format(this.#language(), { currency, rate });
    const shown = {
      format,
      words: this.words,
      rows: this.#counter.rows,
      rough: this.#counter.rough,
      output: this.#output(),
      outputWrong: this.outputWrong,
      problems: problemsOf(this.#counter, this, this.words),
      notes: this.#notes(format),
      said: this.said,
      help: this.#help(),
      field: this.#borrows() ? undefined : { text: this.value ?? "", disabled: this.disabled },
      typed: this.#typed,
      typedOutput: this.#typedOutput,
    };
    return this.compact ? compactSlip(shown) : slip(shown);
  }

  #typed = (/** @type {Event} */ event) => {
    this.value = /** @type {HTMLTextAreaElement} */ (event.target).value;
  };

  #typedOutput = (/** @type {Event} */ event) => {
    const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    this.outputWrong = !/^\d{1,15}$/.test(text);
    if (!this.outputWrong) this.outputTokens = Number(text);
  };

  /** The text is another element's. */
  #borrows() {
    return Boolean(this.for || this.src);
  }

  #follow() {
    if (this.for) this.#source.follow(this.for, "for");
    else if (this.src) this.#source.follow(this.src, "src");
    else {
      this.#source.stop();
      this.#counter.set({ text: this.value ?? "" });
    }
  }

  #open() {
    this.#seen = true;
    this.#counter.start(/** @type {typeof TokenTill} */ (this.constructor).open);
  }

  async #speak() {
    const language = this.#language();
    const words = await wordsOf(language);
    if (language === this.#language()) this.words = words;
  }

  #language() {
    return this.lang || this.closest("[lang]")?.getAttribute("lang") || "en";
  }

  /** What cannot be a number of tokens is counted as none, and said. */
  #output() {
    const { outputTokens } = this;
    return Number.isSafeInteger(outputTokens) && outputTokens >= 0 ? outputTokens : 0;
  }

  #setOutput() {
    this.outputWrong = this.#output() !== this.outputTokens;
    if (this.outputWrong) this.#tell("till-error", { code: "bad-input", message: en.outputWrong });
    this.#counter.set({ output: this.#output() });
  }

  /** The currency that amounts can be written in: US dollars, unless the page says what one is worth. */
  #money() {
    const { currency, rate } = this;
    const usable = isCurrency(currency) && rate !== undefined && rate > 0 && Number.isFinite(rate);
    return usable && currency !== "USD" ? { currency, rate } : { currency: "USD", rate: 1 };
  }

  #checkCurrency() {
    if (this.#money().currency === (this.currency || "USD")) return;
    const sentence = isCurrency(this.currency) ? en.needsRate : en.noCurrency;
    this.#tell("till-error", { code: "bad-input", message: sentence(this.currency) });
  }

  /** Where a reader learns which token is meant; an address that is none leads nowhere. */
  #help() {
    const address = this.help || /** @type {typeof TokenTill} */ (this.constructor).help;
    if (!address || !URL.canParse(address, document.baseURI)) return "";
    const { protocol, href } = new URL(address, document.baseURI);
    return /^https?:$/.test(protocol) ? href : "";
  }

  /** @param {Format} format */
  #notes(format) {
    const price = this.#counter.rows[0]?.info?.price;
    const notes = price ? [this.words.priceOf(format.date(price.asOf))] : [];
    if (this.#money().currency === "USD") return notes;
    const { exchange, exchangeOf } = this.words;
    const { rateDate } = this;
    const amount = format.exchange();
    return [...notes, rateDate ? exchangeOf(amount, format.date(rateDate)) : exchange(amount)];
  }

  #answered() {
    this.requestUpdate();
    this.#tell("till-change", this.#changeDetail());
    clearTimeout(this.#pause);
    // Read out only to whoever is typing: a page may hold many of these.
    const field = this.#source.element ?? this;
    if (document.activeElement !== field) return;
    this.#pause = setTimeout(() => (this.said = this.#summary()), PAUSE);
  }

  #summary() {
    const first = this.#counter.rows[0]?.quote;
    if (!first?.count) return "";
    const { currency, rate } = this.#money();
    const format = new Format(this.#language(), { currency, rate });
    const { tokens: n } = first.count;
    const tokens = (n === 1 ? this.words.token : this.words.tokens)(format.whole(n));
    const amount = first.bill ? `, ${format.amount(first.bill.usd)}` : "";
    return `${tokens}, ${this.words.basis[first.count.basis]}${amount}`;
  }

  #readyDetail() {
    const { till, rows } = this.#counter;
    const models = rows.flatMap(({ info }) => info ?? []);
    return { version: till?.version ?? "", prices: till?.prices, models };
  }

  #changeDetail() {
    return { length: this.#counter.text.length, output: this.#output(), quotes: this.quotes };
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
