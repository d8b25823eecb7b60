// Days between dates, for the age of a price.

const DAY = 86_400_000;

/** Today, such as 2026-11-23, where the person is. */
export function today(now = new Date()) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}

/** @param {string} earlier @param {string} later such as 2026-11-23 */
export function daysBetween(earlier, later) {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY);
}
