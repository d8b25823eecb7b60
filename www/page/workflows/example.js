// A sheet to begin with: two workflows from real texts, one from numbers. What is in it is made up, and
// the page says so.
import { newSheet, newWorkflow } from "./sheet.js";

const CLERK = `You are an invoice clerk. Read the invoice and return JSON with the fields vendor, date, currency, net, vat, total and line_items. Amounts are numbers with a point. Dates are YYYY-MM-DD. If a field is missing, use null. Do not guess, and return nothing but the JSON.`;

const INVOICE = `Rechnung Nr. 2026-1184 vom 12.11.2026
Müller & Söhne GmbH, Landwehrstraße 5, 80469 München
3 × Druckerpatrone XL schwarz … 89,70 €
1 × Papier A4, 5 Pakete … 24,95 €
1 × Versand … 4,90 €
Netto 100,46 € · USt. 19 % 19,09 € · Gesamt 119,55 €
Zahlbar bis 26.11.2026`;

const ENTRY = `{"vendor":"Müller & Söhne GmbH","date":"2026-11-12","currency":"EUR","net":100.46,"vat":19.09,"total":119.55,"line_items":[{"text":"Druckerpatrone XL schwarz","quantity":3,"amount":89.70},{"text":"Papier A4, 5 Pakete","quantity":1,"amount":24.95},{"text":"Versand","quantity":1,"amount":4.90}]}`;

const SUPPORT = `You answer customers of an online shop for bicycle parts. Be friendly and brief. Look up the order before you say anything about it. Never promise a refund: hand over to a colleague when one is asked for. Answer in the language of the customer.`;

const QUESTION = `Hi, I ordered brake pads last Tuesday (order 48211) and the tracking page has not moved since Friday. Can you tell me where they are, and whether they fit my Deore M6000?`;

const ANSWER = `Thanks for writing. Order 48211 left our warehouse on Friday and is waiting at the carrier's depot in Leipzig; they expect to deliver it tomorrow. And yes: the B05S pads that you ordered fit the Deore M6000. If nothing has moved by Thursday, reply here and I will open a search with the carrier.`;

const ORDER = `{"order":48211,"placed":"2026-11-17","status":"in transit","carrier":"DHL","last_scan":{"place":"Leipzig","time":"2026-11-20T19:42:00+01:00"},"items":[{"sku":"B05S-RX","name":"Shimano B05S brake pads, resin","quantity":2,"fits":["Deore M6000","Alivio M4050","Acera M3050"]}]}`;

/** @param {string} today */
export function exampleSheet(today) {
  return {
    ...newSheet(today),
    name: "Example budget",
    budget: "1800",
    growth: "4",
    workflows: [
      newWorkflow({
        name: "Invoice intake",
        model: "openai/gpt-4o",
        texts: { system: CLERK, input: INVOICE, output: ENTRY, toolResult: "" },
        runsPerMonth: "20000",
        retries: "3",
      }),
      newWorkflow({
        name: "Support triage",
        model: "openai/gpt-4.1",
        texts: { system: SUPPORT, input: QUESTION, output: ANSWER, toolResult: ORDER },
        runsPerMonth: "12000",
        turns: "5",
        steps: "3",
        retries: "2",
        cacheHits: "40",
        revenue: "0.25",
      }),
      newWorkflow({
        name: "Contract review",
        model: "anthropic/claude-sonnet-4-5",
        from: "numbers",
        tokens: { system: "1200", input: "18000", output: "1500", toolResult: "" },
        runsPerMonth: "400",
        turns: "8",
        history: "full",
        cacheHits: "60",
        revenue: "4",
      }),
    ],
  };
}
