// The guard: which of the two meanings is meant, and what differs between them.
import { html } from "lit";
import { t } from "../../i18n/which-token/en.js";

/** @param {() => void} toSheet */
export function guard(toSheet) {
  return html`<header class="which-head">
      <h2 id="which-title" tabindex="-1">${t.title}</h2>
      <p>${t.lead}</p>
    </header>
    <section class="chooser" aria-label=${t.chooser}>
      <p class="soft chooser-lead" aria-hidden="true">${t.chooser}</p>
      ${meaning(t.billed, html`<a class="action" href="#">${t.billed.go}</a>`)}
      ${meaning(
        t.traded,
        html`<button type="button" class="action" @click=${toSheet}>${t.traded.go}</button>`,
      )}
    </section>
    ${differences()}`;
}

/** @param {typeof t.billed} words @param {unknown} way to its sheet */
function meaning({ title, what, examples }, way) {
  return html`<div class="card meaning">
    <h3>${title}</h3>
    <p>${what}</p>
    <p class="soft">${examples}</p>
    ${way}
  </div>`;
}

function differences() {
  const { title, billed, traded, rows } = t.differs;
  return html`<section class="card differs" aria-labelledby="differs-title">
    <h3 id="differs-title">${title}</h3>
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${billed}</th>
          <th scope="col">${traded}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ofBilled, ofTraded]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td data-of=${billed}>${ofBilled}</td>
              <td data-of=${traded}>${ofTraded}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
