// A program as a user's bundler takes it: the element, the till and the till in a worker, by their names.
import { openTill } from "tokentill";
import { openCounter } from "tokentill/counter";
import { openTillInWorker } from "tokentill/worker";
import "tokentill/define";

const till = document.createElement("token-till");
till.setAttribute("value", "hello world");
const ready = new Promise((resolve) => till.addEventListener("till-ready", resolve));
document.body.append(till);

try {
  const here = await openTill();
  await here.load("gpt-4o");
  const counter = await openCounter();
  await counter.load("o200k_base");
  const worker = await openTillInWorker();
  await worker.load("cl100k_base");
  await ready;
  window.result = {
    here: here.count("gpt-4o", "hello world").tokens,
    counter: counter.count("o200k_base", "hello world").tokens,
    worker: (await worker.count("cl100k_base", "hello world")).tokens,
    element: till.quotes[0].count.tokens,
  };
  document.title = "done";
} catch (error) {
  window.result = { failed: `${error.stack ?? error}` };
  document.title = "failed";
}
