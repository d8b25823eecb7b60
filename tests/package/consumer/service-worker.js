// The package in a service worker, where no import may come late.
import { openTill } from "./node_modules/tokentill/dist/index.js";

addEventListener("message", (event) => {
  event.waitUntil(answer(event.data, event.source));
});

async function answer(text, client) {
  try {
    const till = await openTill();
    await till.load("gpt-4o");
    client.postMessage({
      tokens: till.count("gpt-4o", text).tokens,
      usd: till.bill({ model: "gpt-4o", input: 6, output: 100 }).usd,
      page: typeof document,
    });
  } catch (error) {
    client.postMessage({ failed: `${error.stack ?? error}` });
  }
}
