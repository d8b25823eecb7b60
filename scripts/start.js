// `npm start`: set-up, build, and the page on a free port of localhost. `npm start -- --port 8080` picks one.
import { parseArgs } from "node:util";
import { build } from "./build.js";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain, section } from "./lib/report.js";

await runMain(async () => {
  const port = wantedPort();
  await build();
  const { serve } = await import("./lib/serve.js");
  const server = await serve(inRoot("site"), { port }).catch((error) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    throw new Failure(
      `Port ${port} cannot be used (${error.code}); leave --port out for a free one.`,
    );
  });
  section(`Tokentill is at ${server.url}`);
  console.log("   Ctrl-C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
});

function wantedPort() {
  let text;
  try {
    const { values } = parseArgs({ options: { port: { type: "string" } } });
    // Without the "--" npm keeps the option for itself and passes it on in the environment.
    text = values.port ?? process.env.npm_config_port ?? "0";
  } catch (error) {
    throw new Failure(`npm start: ${/** @type {Error} */ (error).message}`);
  }
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Failure(`npm start: --port ${text} is not a port; give a number from 1 to 65535.`);
}
