// The view "Which token?": the guard, the sheet for a traded token, and what keeps the two kinds apart.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { complaintsOfAxe } from "./support/axe.js";
import { openReference } from "./support/numbers.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @typedef {import("./support/till-page.js").TillPage} TillPage */

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
/** @type {import("tokentill").Till} */
let reference;
before(async () => {
  [bench, reference] = await Promise.all([openWorkbench(), openReference()]);
});
after(() => bench.close());

const VIEW = "#which-token";

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function openView(options) {
  const till = await bench.visit({ ...options, address: VIEW });
  await till.page.getByRole("button", { name: /^TAO/ }).waitFor();
  return till;
}

/** @param {TillPage} till @param {Record<string, string>} figures by label */
async function type(till, figures) {
  for (const [label, text] of Object.entries(figures)) {
    await field(till, label).fill(text);
  }
}

/** @param {TillPage} till @param {string} label */
const field = (till, label) => till.page.getByRole("textbox", { name: label }).first();

/** @param {TillPage} till @param {string} figure */
const shown = async (till, figure) =>
  (await till.page.locator(`[data-figure="${figure}"]`).innerText()).replace(/\s+/g, " ");

/** @param {TillPage} till @param {string} figure @param {string} said */
const says = (till, figure, said) =>
  waitFor(
    () => shown(till, figure),
    (text) => text.includes(said),
    `${figure} to say ${said}`,
  );

test("the view is fetched when it is opened, and the counter keeps what it holds", async () => {
  /** @type {string[]} */
  const asked = [];
  const till = await bench.visit({
    address: "#models=openai/gpt-4o",
    prepare: async (page) => page.on("request", (request) => asked.push(request.url())),
  });
  await till.text.fill("hello world");
  await till.slipSays("exact");
  assert.deepEqual(
    asked.filter((url) => url.includes("which-token")),
    [],
  );
  await till.page.getByRole("link", { name: "Which token?" }).click();
  await till.page.getByRole("heading", { name: "Which token do you mean?" }).waitFor();
  await becomes(() => till.page.title(), "Tokentill: which token do you mean?");
  await becomes(() => till.text.isVisible(), false);
  await till.page.getByRole("link", { name: "Count a text" }).click();
  await till.slipSays("2 tokens in");
  await till.slipSays("GPT-4o");
  await becomes(() => till.text.inputValue(), "hello world");
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("files that cannot be fetched are said, and asked for again", async () => {
  let blocked = true;
  const till = await bench.visit({
    address: VIEW,
    prepare: (page) =>
      page.route(/page\/which-token\.js|styles\/which-token/, (route) =>
        blocked ? route.abort() : route.continue(),
      ),
  });
  await till.page.getByText("This view could not be fetched.").waitFor();
  blocked = false;
  await till.page.getByRole("button", { name: "Try again" }).click();
  await till.page.getByRole("heading", { name: "Which token do you mean?" }).waitFor();
  await till.close();
});

test("the guard puts the two kinds side by side", async () => {
  const till = await openView();
  const table = till.page.getByRole("table").first();
  for (const name of [
    "Unit of account",
    "Price mechanism",
    "Supply",
    "Governance",
    "Key figures",
    "Vesting",
    "Risk",
  ]) {
    const row = table.getByRole("row").filter({ has: till.page.getByRole("rowheader", { name }) });
    const cells = row.getByRole("cell");
    await becomes(() => cells.count(), 2, name);
  }
  await till.page.getByRole("button", { name: "To the sheet" }).click();
  const focused = () => till.page.evaluate(() => document.activeElement?.textContent?.trim());
  await becomes(() => focused(), "The sheet for a traded token");
  await till.close();
});

test("a coin in the model search is told where it belongs; a model is not", async () => {
  const till = await bench.visit({ address: "#models=openai/gpt-4o" });
  await till.slipSays("exact");
  await till.page.getByRole("button", { name: "Add model" }).click();
  const search = till.page.getByRole("combobox");
  const guard = till.page.locator(".picker-guard");
  for (const typed of ["FET", "market cap", "tao price", "RNDR", "fetch.ai"]) {
    await search.fill(typed);
    await guard.getByText(`“${typed}” sounds like a crypto token`).waitFor();
  }
  for (const typed of ["gpt 4o", "claude", "gemini flash", "grok", "sonnet"]) {
    // It has to go away: that it is not there yet would say nothing.
    await search.fill("FET");
    await guard.waitFor();
    await search.fill(typed);
    await till.page.getByRole("option").first().waitFor();
    await becomes(() => guard.count(), 0, typed);
  }
  await search.fill("FET");
  await guard.getByRole("link", { name: "Which token do you mean?" }).click();
  await till.page.getByRole("heading", { name: "Which token do you mean?" }).waitFor();
  await becomes(() => search.isVisible(), false);
  await till.close();
});

test("a model in the search for tokens is told where it belongs", async () => {
  const till = await openView();
  const search = till.page.getByRole("searchbox", { name: "Find a token" });
  for (const typed of ["GPT", "gpt-4o", "Claude", "context window"]) {
    await search.fill(typed);
    await till.page.getByText(`“${typed}” sounds like a model’s token`).waitFor();
  }
  await search.fill("akash");
  await till.page.getByRole("button", { name: /^AKT/ }).waitFor();
  await becomes(() => till.page.locator(".guarded").count(), 0);
  await search.fill("rndr");
  await till.page.getByRole("button", { name: /^RENDER/ }).waitFor();
  await search.fill("GPT");
  await till.page.getByRole("link", { name: "Count and price a text" }).click();
  await till.text.waitFor();
  await till.close();
});

test("every figure stands beside its formula and its caveat; what is missing is named", async () => {
  const till = await openView();
  const { explanations } = reference.tokenomics({ symbol: "X", priceUsd: 1, circulating: 1 });
  await becomes(() => till.page.locator(".figure").count(), explanations.length);
  for (const { field: figure, caveat } of explanations) {
    await says(till, figure, caveat);
  }
  await says(till, "marketCapUsd", "needs price and circulating supply");
  await says(
    till,
    "feeYield",
    "needs fees of a year, part of the fees to stakers, staked and price",
  );
  // By hand: 2 × 1,000 = 2,000; fees 100, half of them to 500 staked × 2 = 5%; 120 new a year = 12%.
  await type(till, {
    "Price": "2",
    "Circulating supply": "1,000",
    "Maximum supply": "5k",
    "Emitted in a year": "120",
    "Staked": "500",
    "Fees of a year": "$100",
    "Part of the fees to stakers": "50%",
    "Volume of a year": "4,000",
    "Active addresses a day": "10",
    "Transactions a day": "1",
    "Value locked": "500",
  }); // prettier-ignore
  await says(till, "marketCapUsd", "$2,000.00 = price × circulating supply");
  await says(till, "fdvUsd", "$10,000.00");
  await says(till, "inflation12m", "12%");
  // 120 × 2 dollars of new tokens against 4,000 ÷ 12 a month.
  await says(till, "unlockMonthsOfVolume", "0.72 months of volume");
  await says(till, "velocity", "2 × a year");
  await says(till, "priceToFees", "20 ×");
  await says(till, "feesPerActiveAddressUsd", "$10.00 a year");
  await says(till, "feesPerTransactionUsd", "$0.274");
  await says(till, "stakingRatio", "50%");
  await says(till, "feeYield", "5% a year");
  await says(till, "realYield", "−7% a year");
  await says(till, "capToTvl", "4 ×");
  await field(till, "Volume of a year").fill("0");
  await says(till, "velocity", "needs volume of a year");
  await says(till, "unlockMonthsOfVolume", "needs volume of a year");
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("what cannot be is refused in a sentence that names the field, and nothing typed is lost", async () => {
  const till = await openView();
  await type(till, { "Price": "2", "Circulating supply": "6 million", "Maximum supply": "5 million" }); // prettier-ignore
  const refused = till.page.locator(".refused");
  await refused
    .getByText("Circulating supply is 6,000,000, above Maximum supply, which is 5,000,000")
    .waitFor();
  await becomes(() => field(till, "Circulating supply").getAttribute("aria-invalid"), "true");
  await becomes(() => field(till, "Circulating supply").inputValue(), "6 million");
  await field(till, "Circulating supply").fill("-4");
  await refused.getByText("Circulating supply must not be negative, and is -4").waitFor();
  await field(till, "Circulating supply").fill("much");
  await refused.getByText("Circulating supply: “much” is not a number.").waitFor();
  await becomes(() => field(till, "Circulating supply").inputValue(), "much");
  await field(till, "Circulating supply").fill("4 million");
  await says(till, "marketCapUsd", "$8 million");
  await becomes(() => refused.count(), 0);

  await till.page.getByRole("button", { name: "Add an allotment" }).click();
  await type(till, { "Whose": "team", "Locked amount": "2 million" }); // prettier-ignore
  await refused.getByText("needs Cliff of team").waitFor();
  await type(till, { "Cliff": "12", "Unlocked over": "24" }); // prettier-ignore
  await till.page.locator(".warnings").getByText("pass Maximum supply by 1,000,000").waitFor();
  await field(till, "Cliff").fill("-1");
  await refused.getByText("Cliff of team must not be negative").waitFor();
  await becomes(() => field(till, "Cliff").getAttribute("aria-invalid"), "true");
  await till.page.getByRole("button", { name: "Remove team" }).click();
  await says(till, "marketCapUsd", "$8 million");
  await till.close();
});

test("each figure carries the day on which it was read; both stay over a reload, for each token apart", async () => {
  const till = await openView();
  await till.page.getByRole("button", { name: /^TAO/ }).click();
  await type(till, { "Price": "300", "Circulating supply": "10 million" }); // prettier-ignore
  const day = till.page.getByLabel("Price: read on");
  await becomes(() => day.inputValue(), /^\d{4}-\d\d-\d\d$/);
  await day.fill("2026-11-20");
  await till.page.getByRole("button", { name: /^AKT/ }).click();
  await till.page.getByRole("heading", { name: "What the figures of AKT say" }).waitFor();
  await becomes(() => field(till, "Price").inputValue(), "");
  await till.page.reload();
  await till.page.getByRole("button", { name: /^TAO/ }).click();
  await says(till, "marketCapUsd", "$3 billion");
  await becomes(() => field(till, "Price").inputValue(), "300");
  await becomes(() => day.inputValue(), "2026-11-20");
  await till.page.getByRole("button", { name: "Empty the sheet" }).click();
  await says(till, "marketCapUsd", "needs price and circulating supply");
  await till.close();
});

test("any other token has a sheet of its own", async () => {
  const till = await openView();
  await till.page.getByRole("searchbox", { name: "Find a token" }).fill("grt");
  await till.page.getByRole("button", { name: "Fill the sheet for GRT" }).click();
  await till.page.getByRole("heading", { name: "What the figures of GRT say" }).waitFor();
  await till.page.getByRole("button", { name: "GRT", exact: true }).waitFor();
  await till.close();
});

test("the five profiles: rules with source and day; what changes by the hour is blank", async () => {
  const till = await openView();
  for (const profile of reference.tokenProfiles()) {
    await till.page.getByRole("button", { name: new RegExp(`^${profile.symbol}\\b`) }).click();
    const card = till.page.locator(".profile");
    await card.getByText(profile.keyRisk).waitFor();
    for (const text of [profile.does, profile.revenue, ...profile.questions]) {
      await becomes(() => card.getByText(text, { exact: true }).count(), 1, text);
    }
    for (const { text, source, asOf } of profile.rules) {
      const rule = card.getByRole("listitem").filter({ hasText: text });
      await becomes(() => rule.getByRole("link").getAttribute("href"), source);
      await rule.getByText(`as of ${asOf}`).waitFor();
    }
    for (const label of ["Price", "Circulating supply", "Volume of a year", "Staked"]) {
      await becomes(() => field(till, label).inputValue(), "", `${profile.symbol} ${label}`);
    }
    const most = profile.maxSupply?.toLocaleString("en-US") ?? "";
    await becomes(() => field(till, "Maximum supply").inputValue(), most);
  }
  await till.close();
});

test("the picture stacks what the engine computed, and has a table for those who do not see it", async () => {
  const till = await openView();
  const vesting = [{ name: "team", amount: 300, cliffMonths: 6, months: 12 }];
  const emissions = { perYear: 120, halvingYears: 2 };
  const { supply } = reference.tokenomics({
    symbol: "X", priceUsd: 1, circulating: 1000, burnedPerYear: 24, vesting, emissions,
  }); // prettier-ignore
  const last = supply[supply.length - 1];
  await type(till, {
    "Price": "1", "Circulating supply": "1000", "Burned in a year": "24",
    "Emitted in a year": "120", "Halves every": "2",
  }); // prettier-ignore
  await till.page.getByRole("button", { name: "Add an allotment" }).click();
  await type(till, { "Whose": "team", "Locked amount": "300", "Cliff": "6", "Unlocked over": "12" }); // prettier-ignore
  const end = last.circulating.toLocaleString("en-US");
  await till.page
    .getByRole("img", {
      name: `Supply grows from 1,000 to ${end} tokens in 48 months: 300 unlocked, 360 emitted.`,
    })
    .waitFor();
  await till.page.getByText("As a table").click();
  const row = till.page.locator(".supply").getByRole("row").last();
  const words = async () => (await row.innerText()).trim().split(/\s+/);
  await becomes(words, ["48", end, "300", "360", "96"]);
  // The upper edge of the picture, read back from its path: the supply at each month's end.
  const heights = await till.page
    .locator(".supply .edge")
    .evaluate((path) =>
      [...(path.getAttribute("d") ?? "").matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) =>
        Number(y),
      ),
    );
  const [zero, most] = await till.page
    .locator(".supply .grid")
    .evaluateAll((lines) =>
      [lines[0], lines[lines.length - 1]].map((line) => Number(line.getAttribute("y1"))),
    );
  const top = await till.page.locator(".supply .axis").nth(4).textContent();
  const scale = Number(top?.replace("K", "")) * (top?.endsWith("K") ? 1000 : 1);
  assert.equal(heights.length, supply.length + 1);
  supply.forEach(({ circulating }, i) => {
    const read = ((zero - heights[i + 1]) / (zero - most)) * scale;
    assert.ok(Math.abs(read - circulating) < 0.01, `month ${i + 1}: ${read}, not ${circulating}`);
  });
  await till.close();
});

test("a job for tokens beside a cloud: saving, break-even, and never", async () => {
  const till = await openView();
  await type(till, { "Tokens an hour": "0.5", "Cloud, an hour": "3", "Hours a month": "100" }); // prettier-ignore
  await till.page.getByText("To compare, type in price.").waitFor();
  // By hand: (3 − 0.5 × 2) × 100 = 200 a month; 400 ÷ 200 = 2 months; 3 ÷ 0.5 = 6 dollars a token.
  const compute = till.page.locator(".compute");
  await compute.getByRole("textbox", { name: "Price" }).fill("2");
  await compute.getByRole("textbox", { name: "Moving costs once" }).fill("400");
  await says(till, "savingPerHour", "$2.00");
  await says(till, "savingPerMonth", "$200.00");
  await says(till, "breakEvenMonths", "2 months");
  await says(till, "breakEvenPriceUsd", "$6.00 a token");
  await compute.getByRole("textbox", { name: "Price" }).fill("7");
  await says(till, "savingPerHour", "−$0.50");
  await says(till, "breakEvenMonths", "never");
  await compute.getByRole("textbox", { name: "Hours a month" }).fill("800");
  await compute.getByText("Hours a month is above 744").waitFor();
  await till.close();
});

test("nothing is fetched for it, and it says so", async () => {
  const till = await openView();
  await till.page
    .getByText("Nothing is fetched, no price is predicted, and nothing here is a recommendation.")
    .waitFor();
  // What the counter fetches in the meantime is its own: until its last vocabulary is there.
  await waitFor(
    () => till.page.locator("table[aria-labelledby=comparison-title]").textContent(),
    (text) => text !== null && !/rough|counting/.test(text) && /exact/.test(text),
    "the counter to have all that it needs",
  );
  await till.page.waitForLoadState("networkidle");
  /** @type {string[]} */
  const asked = [];
  till.page.on("request", (request) => asked.push(request.url()));
  await till.page.getByRole("button", { name: /^FET/ }).click();
  await type(till, { "Price": "1.5", "Circulating supply": "2 billion" }); // prettier-ignore
  await says(till, "marketCapUsd", "$3 billion");
  assert.deepEqual(asked, []);
  await till.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing: ${colorScheme}, ${viewport.width} wide`, async () => {
      const till = await openView({ colorScheme, viewport });
      await till.page.getByRole("button", { name: /^TAO/ }).click();
      await type(till, { "Price": "300", "Circulating supply": "10 million", "Staked": "much" }); // prettier-ignore
      await till.page.getByRole("button", { name: "Add an allotment" }).click();
      await till.page.getByRole("searchbox", { name: "Find a token" }).fill("GPT");
      await till.page.locator(".guarded").waitFor();
      await till.page.locator(".refused").waitFor();
      assert.deepEqual(await complaintsOfAxe(till.page), []);
      await field(till, "Staked").fill("5 million");
      await till.page.getByRole("img", { name: /^Supply grows/ }).waitFor();
      await till.page.getByText("As a table").click();
      assert.deepEqual(await complaintsOfAxe(till.page), []);
      const wider = () => document.documentElement.scrollWidth - innerWidth;
      await becomes(() => till.page.evaluate(wider), 0);
      await till.close();
    });
  }
}

test("the two sheets import nothing of each other", () => {
  const folder = (/** @type {string} */ path) =>
    fileURLToPath(new URL(`../../www/page/${path}`, import.meta.url));
  const imports = (/** @type {string} */ path) =>
    [...readFileSync(folder(path), "utf8").matchAll(/^import .*from "([^"]+)"/gm)].map(
      ([, from]) => from,
    );
  const outside = readdirSync(folder("which-token"))
    .flatMap((name) => imports(`which-token/${name}`))
    .filter((from) => from.startsWith("../"));
  assert.deepEqual([...new Set(outside)].sort(), [
    "../../i18n/which-token/en.js",
    "../days.js",
    "../guard/billed-words.js",
    "../store.js",
  ]);
  const others = readdirSync(folder("."), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".js") && !name.startsWith("which-token"));
  for (const name of others) {
    const wrong = imports(name).filter((from) => /which-token\/|billed-words/.test(from));
    assert.deepEqual(wrong, [], name);
  }
  for (const list of ["billed-words.js", "traded-words.js"]) {
    assert.deepEqual(imports(`guard/${list}`), ["./says-one-of.js"]);
  }
});
