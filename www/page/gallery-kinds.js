// The ways to embed, each as the lines that a reader copies. They are constants of this project and are
// put on the page as they stand.
import { t } from "../i18n/gallery.js";

/** @typedef {{ id: string, title: string, about: string, code: string }} Kind */

/** @param {string} here the address of this page: the files stand beside it @returns {Kind[]} */
export function kinds(here) {
  const define = `<script type="module" src="${new URL("./tokentill/define.js", here).href}"></script>`;
  const frame = new URL("./embed.html", here).href;
  const kind = (/** @type {keyof typeof t.kinds} */ id, /** @type {string[]} */ ...lines) => ({
    id,
    ...t.kinds[id],
    code: lines.join("\n"),
  });
  return [
    kind(
      "field",
      define,
      '<textarea id="prompt" aria-label="Prompt" rows="3">Summarise this page in three sentences.</textarea>',
      '<token-till for="prompt" models="gpt-4o, claude-sonnet-4-5"></token-till>',
    ),
    kind("line", define, '<token-till compact value="How much is this?"></token-till>'),
    kind("whole", define, '<token-till models="gpt-4o, gpt-4o-mini"></token-till>'),
    kind(
      "finished",
      define,
      '<pre id="finished-prompt">You are an invoice clerk. Return JSON.</pre>',
      '<token-till compact src="finished-prompt" output-tokens="0"></token-till>',
    ),
    kind(
      "frame",
      `<iframe src="${frame}#models=gpt-4o,gpt-4o-mini" title="Token counter" width="100%" height="520" loading="lazy"></iframe>`,
    ),
    kind(
      "currency",
      define,
      '<token-till lang="de" currency="EUR" rate="0.92" rate-date="2026-11-01" value="Was kostet das?"></token-till>',
    ),
    kind(
      "colours",
      define,
      '<token-till class="own-colours" value="In your own colours."></token-till>',
      ...["<!--", t.sheet, "-->"],
    ),
  ];
}
