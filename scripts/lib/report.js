// What the scripts print. Nothing else writes to the terminal on its own account.

/** A failure with a sentence for the reader; its stack would tell them nothing. */
export class Failure extends Error {}

const bold = process.stdout.isTTY ? ["\u001b[1m", "\u001b[0m"] : ["", ""];

/** Opens a part of the output. @param {string} title */
export function section(title) {
  console.log(`\n${bold[0]}== ${title}${bold[1]}`);
}

/** One fact inside a section. @param {string} text */
export function note(text) {
  console.log(`   ${text}`);
}

/** Seconds since `start`, for people. @param {number} start from performance.now() */
export function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Runs a script's main function and turns its failure into an exit code. @param {() => unknown} main */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
