// What standard error is told after the work: records that were not counted, and what the bills remark.
import { counted, grouped } from "./amounts.js";

/** So many are named; the document of --json names more. */
const MOST_NAMED = 10;

/** @param {import("../corpus.js").Sums} sums */
export function problemLines({ problems, total }) {
  const named = problems.slice(0, MOST_NAMED).map(({ file, line, problem }) => {
    return line === undefined ? `${file}: ${problem}` : `${file}:${line}: ${problem}`;
  });
  if (total.bad === 0) return [];
  const more = total.bad - named.length;
  const rest = more > 0 ? [`… and ${grouped(more)} more`] : [];
  const verb = total.bad === 1 ? "was" : "were";
  return [...named, ...rest, `${counted(total.bad, "record")} ${verb} not counted.`];
}

/**
 * @param {import("../corpus.js").Sums} sums
 * @param {import("../pricing/models.js").Asked[]} asked
 */
export function warningLines({ notices, total }, asked) {
  const empty =
    total.empty > 0
      ? [`note: ${counted(total.empty, "empty text")}: no input tokens, but a call all the same`]
      : [];
  const remarks = asked.flatMap(({ name }, at) =>
    (notices[at]?.all() ?? []).map(({ message, records }) => {
      const times = records === total.records ? "" : ` (${counted(records, "record")})`;
      return `note: ${name}: ${message}${times}`;
    }),
  );
  return [...empty, ...remarks];
}
