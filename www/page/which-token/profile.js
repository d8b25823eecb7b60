// A profile: what stays true of a token, with its sources and their days.
import { html, nothing } from "lit";
import { t } from "../../i18n/which-token/en.js";

/** @param {import("tokentill").TokenProfile | undefined} profile */
export function profile(profile) {
  if (!profile) return nothing;
  const { symbol, project, former, does, revenue, rules, keyRisk, questions } = profile;
  return html`<section class="card profile" aria-labelledby="profile-title">
    <h3 id="profile-title">
      ${symbol} <span class="soft">${project}</span>
      ${former.length > 0 ? html`<small>${t.profile.former(former.join(", "))}</small>` : nothing}
    </h3>
    <div>
      ${part(t.profile.does, html`<p>${does}</p>`)}
      ${part(t.profile.revenue, html`<p>${revenue}</p>`)}
      ${part(t.profile.risk, html`<p>${keyRisk}</p>`)}
    </div>
    ${part(
      t.profile.rules,
      html`<ul>
        ${rules.map(
          ({ text, source, asOf }) =>
            html`<li>
              ${text}
              <small
                ><a href=${source} target="_blank" rel="noreferrer">${new URL(source).hostname}</a>,
                ${t.profile.asOf(asOf)}</small
              >
            </li>`,
        )}
      </ul>`,
    )}
    ${part(
      t.profile.questions,
      html`<ul>
        ${questions.map((question) => html`<li>${question}</li>`)}
      </ul>`,
    )}
    <p class="soft blank">${t.profile.blank}</p>
  </section>`;
}

/** @param {string} title @param {unknown} content */
const part = (title, content) =>
  html`<div class="part">
    <h4>${title}</h4>
    ${content}
  </div>`;
