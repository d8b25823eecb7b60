// Round numbers for an axis. Knows nothing of what is drawn.

/**
 * @param {number} most the largest value to be shown
 * @param {number} [wanted] about so many steps
 * @returns {number[]} from 0 to the first round number that is not below `most`
 */
export function ticks(most, wanted = 4) {
  if (!(most > 0)) return [0, 1];
  const raw = most / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].find((round) => round * power >= raw * 0.999) ?? 10;
  const count = Math.ceil((most * 0.999999) / (step * power));
  return Array.from({ length: count + 1 }, (_, at) => at * step * power);
}
