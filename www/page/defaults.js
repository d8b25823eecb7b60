// What a first visitor sees: a few models that people compare, and an answer of usual length.

/** Names the price book may lack are left out; the first that it knows is the one billed. */
export const defaultModels = [
  "openai/gpt-5.6-sol",
  "openai/gpt-4o",
  "anthropic/claude-sonnet-5-5",
  "anthropic/claude-haiku-5-5",
  "google/gemini-3.8-flash",
];

export const defaultOutput = 400;

export const example = `You are an invoice clerk. Read the invoice below and return JSON with the fields vendor, date, currency, total, and line_items.

Rechnung Nr. 2026-1184
Müller & Söhne GmbH, 80469 München
3 × Druckerpatrone … 89,70 €
1 × Versand … 4,90 €

If a field is missing, use null. Do not guess.`;
