// One file for a place that allows no fetch: the element over "tokentill/inline".
import { TokenTill } from "tokentill/define";
import { openTill, openTillInPage } from "tokentill/inline";

TokenTill.open = openTillInPage;
const till = document.createElement("token-till");
till.setAttribute("value", "hello world");
const ready = new Promise((resolve) => till.addEventListener("till-ready", resolve));
document.body.append(till);

try {
  const here = await openTill();
  await here.load("gpt-4o");
  const refused = await here.load("gpt-4").catch((error) => error.code);
  await ready;
  window.result = {
    here: here.count("gpt-4o", "hello world").tokens,
    element: till.quotes[0].count.tokens,
    refused,
  };
  document.title = "done";
} catch (error) {
  window.result = { failed: `${error.stack ?? error}` };
  document.title = "failed";
}
