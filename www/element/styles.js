// The sheet of <token-till>, constructed once and shared by all of them, so that a strict content
// security policy has nothing to refuse. Every colour can be replaced from outside.
import { css } from "lit";

export const styles = css`
  :host {
    --card: var(--token-till-card, light-dark(#fff, #1d2024));
    --paper: var(--token-till-paper, light-dark(#f6f5f1, #15171a));
    --ink: var(--token-till-ink, light-dark(#1b1d1f, #e9e9e4));
    --soft: var(--token-till-soft, light-dark(#62666b, #a0a4a8));
    --line: var(--token-till-line, light-dark(#dedbd2, #33373c));
    --accent: var(--token-till-accent, light-dark(#0a6b4e, #54c79b));
    --blue: var(--token-till-reconstructed, light-dark(#27497c, #9dbff0));
    --warning: var(--token-till-warning, light-dark(#8a4b00, #f0b35b));
    display: block;
    max-width: 24rem;
    box-sizing: border-box;
    color: var(--ink);
    font: 15px/1.45
      var(--token-till-font, system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }

  :host([theme="auto"]) {
    color-scheme: light dark;
  }

  :host([compact]) {
    display: inline-block;
    max-width: 100%;
  }

  * {
    box-sizing: border-box;
  }

  p,
  dl,
  dd {
    margin: 0;
  }

  .slip {
    display: flex;
    flex-direction: column;
    padding: var(--token-till-padding, 18px);
    border: 1px solid var(--line);
    border-radius: var(--token-till-radius, 12px);
    background: var(--card);
  }

  .line {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
    padding: 3px 10px;
    border: 1px solid var(--line);
    border-radius: var(--token-till-radius, 12px);
    background: var(--card);
    font-size: 14px;
  }

  .line [part="tokens"],
  .line [part="amount"] {
    font-weight: 650;
    white-space: nowrap;
  }

  .line .problem {
    flex-basis: 100%;
  }

  textarea,
  input {
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
  }

  textarea {
    width: 100%;
    margin-block-end: 12px;
    padding: 8px 10px;
    resize: vertical;
  }

  textarea::placeholder {
    color: var(--soft);
    opacity: 1;
  }

  input {
    /* As wide as its figures; where that is not known yet, wide enough for five. */
    field-sizing: content;
    min-width: 2.6em;
    max-width: 7em;
    margin: -2px 3px -2px 0;
    padding: 1px 6px;
    border-radius: 6px;
    text-align: end;
  }

  input[aria-invalid="true"] {
    border-color: var(--warning);
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .who {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 10px;
    overflow-wrap: anywhere;
  }

  .amount {
    line-height: 1.25;
  }

  .amount output {
    margin-inline-end: 6px;
    font-size: 34px;
    font-weight: 750;
    letter-spacing: -0.02em;
  }

  .soft,
  small,
  .note {
    color: var(--soft);
    font-size: 13px;
  }

  small {
    font-size: 12px;
    white-space: nowrap;
  }

  .problem {
    color: var(--warning);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  hr {
    width: 100%;
    margin: 10px 0;
    border: 0;
    border-block-start: 1px dashed var(--line);
  }

  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 5px 12px;
    align-items: baseline;
  }

  dd,
  td {
    text-align: end;
    white-space: nowrap;
  }

  .sum {
    font-weight: 650;
  }

  .totals {
    font-size: 17px;
    font-weight: 700;
  }

  table {
    width: 100%;
    margin-block-start: 10px;
    border-collapse: collapse;
    font-size: 14px;
  }

  tbody tr {
    border-block-start: 1px solid var(--line);
  }

  tbody th {
    padding: 4px 8px 4px 0;
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }

  td {
    padding: 4px 0 4px 10px;
  }

  .note {
    margin-block-start: 6px;
  }

  summary {
    cursor: pointer;
  }

  a {
    color: inherit;
    text-underline-offset: 2px;
  }

  .tag {
    border-radius: 999px;
    padding: 0 8px;
    background: color-mix(in srgb, currentcolor 12%, transparent);
    color: var(--soft);
    font-size: 12px;
    font-weight: 650;
    white-space: nowrap;
  }

  .tag.exact {
    color: var(--accent);
  }

  .tag.reconstructed {
    color: var(--blue);
  }

  .tag.estimated {
    color: var(--warning);
  }

  /* iOS zooms into smaller fields. */
  @media (max-width: 900px) {
    textarea,
    input {
      font-size: 16px;
    }
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
