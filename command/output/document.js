// The result as one JSON document. Its fields are described in docs/command.md: they keep their meaning.
import { exactUsd } from "./amounts.js";

/** @typedef {import("../corpus.js").Sums} Sums */
/** @typedef {import("../corpus.js").FileSum} FileSum */
/** @typedef {import("../pricing/models.js").Asked} Asked */

/**
 * @param {Sums} sums
 * @param {Asked[]} asked
 * @param {import("../options.js").Options} options
 * @param {string} version
 */
export function resultDocument({ files, total, problems, notices }, asked, options, version) {
  const { on, outputTokens, variant = "standard", region } = options;
  /** @param {FileSum} sum */
  const sumOf = ({ records, empty, bad, tallies }) => ({
    ...{ records, empty, bad },
    counts: asked.map(({ name }, at) => ({ model: name, ...amounts(tallies[at]) })),
  });
  return {
    tokentill: version,
    on: on.toISOString(),
    outputTokens: outputTokens ?? null,
    ...{ variant, region: region ?? null },
    models: asked.map(({ name, info }, at) => ({
      model: name,
      id: info.id,
      provider: info.provider,
      encoding: info.encoding,
      basis: info.basis,
      price: info.price ?? null,
      warnings: notices[at]?.all() ?? [],
    })),
    files: files.map((file) => ({
      file: file.source.path ?? "-",
      kind: file.source.kind,
      ...sumOf(file),
    })),
    total: sumOf(total),
    problems,
  };
}

/** @param {import("../pricing/tally.js").Tally | undefined} tally */
function amounts(tally) {
  if (!tally) throw new Error("a model without a sum");
  const { tokens, low, high, input, output, total, least, most } = tally;
  const picodollars = { input, output, total, low: least, high: most };
  return {
    ...{ tokens, low, high },
    usd: exactUsd(total),
    picodollars: Object.fromEntries(
      Object.entries(picodollars).map(([name, amount]) => [name, `${amount}`]),
    ),
  };
}
