// "Your text stays in this page": no request carries it, nothing on the device keeps it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const SECRET = "xylophone-marzipan-quasar";

test("no request after the page is there, and none ever carries the text", async () => {
  /** @type {string[]} */
  const requests = [];
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.slipSays("exact");
  // Of what the page needs, nothing is on its way any more.
  await till.page.waitForLoadState("networkidle");
  till.page.context().on("request", (request) => {
    // Browsers fetch the page's icon when they please.
    if (request.url() === `${bench.url}icon.svg`) return;
    requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`);
  });
  await till.text.pressSequentially(SECRET);
  await till.slipSays(/[5-9] tokens in/);
  await till.page.getByText("Tokens", { exact: true }).first().click();
  await till.page.locator(".mirror span").first().waitFor();
  await till.page.getByRole("button", { name: "Copy link" }).click();
  await till.output.fill("900");
  await till.slipSays("$0.009");
  assert.deepEqual(requests, []);

  const everything = () =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]);
  const kept = await becomes(() => till.page.evaluate(everything), /gpt-4o.*900/);
  assert.doesNotMatch(kept, /xylophone|marzipan|quasar/);
  await till.close();
});

test("the browser itself refuses to send anything elsewhere", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.slipSays("exact");
  const sent = await till.page.evaluate(async () => {
    try {
      await fetch("https://example.com/?text=secret", { mode: "no-cors" });
      return "sent";
    } catch {
      return "refused";
    }
  });
  assert.equal(sent, "refused");
  await becomes(() => till.complaints.join("\n"), /Content Security Policy/);
  await till.close();
});

test("a second visit remembers the models and the answer, not the text", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o,gpt-4o-mini" });
  await till.text.fill(SECRET);
  await till.output.fill("123");
  await till.slipSays("$0.00123");
  await till.page.goto("about:blank");
  await till.page.goto(bench.url);
  await till.page.getByText("This text on 2 models").waitFor();
  await till.slipSays("GPT-4o");
  await becomes(() => till.output.inputValue(), "123");
  await becomes(() => till.text.inputValue(), "");
  await till.close();
});
