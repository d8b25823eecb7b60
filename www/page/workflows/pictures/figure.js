// A picture with what it shows in words and, for whoever wants or needs them, in figures.
//
// Drawn as plain SVG by Lit, not by a plot library: these are four bars-and-lines pictures, some 200 lines in
// all. The smallest well-kept library for plots (uPlot, 20 KB compressed) draws to a canvas, which cannot
// be read out, follow the colours of the page, or be printed sharply; those that draw SVG are larger than
// the whole page.
import { html } from "lit";
import { t } from "../../../i18n/workflows.js";

/**
 * @param {{ id: string, title: string, says: unknown, drawing: unknown, control?: unknown,
 *   head: string[], rows: string[][] }} what
 */
export function figure({ id, title, says, drawing, control, head, rows }) {
  return html`<figure class="card picture" aria-labelledby=${`${id}-title`}>
    <figcaption>
      <h3 id=${`${id}-title`}>${title}</h3>
      ${control ?? ""}
      <p class="soft" id=${`${id}-says`}>${says}</p>
    </figcaption>
    ${drawing}
    <details>
      <summary>${t.pictures.figures}</summary>
      <table class="plain">
        <thead>
          <tr>
            ${head.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`;
}
