// Numbers as people read them: dollars from whole picodollars, and counts with commas. Never shows a little as nothing.

/** Picodollars in a dollar. */
const PICO = 1_000_000_000_000n;

/** The exact decimal. @param {bigint} pico */
export function exactUsd(pico) {
  const part = (pico % PICO).toString().padStart(12, "0").replace(/0+$/, "");
  return `${pico / PICO}${part && `.${part}`}`;
}

/** How many decimals amounts up to this one are shown with. @param {bigint} largest picodollars */
export function decimalsFor(largest) {
  if (largest >= 100n * PICO) return 2;
  return largest >= PICO ? 4 : 6;
}

/** Rounded half to even. @param {bigint} pico @param {number} decimals */
export function dollars(pico, decimals) {
  const unit = 10n ** BigInt(12 - decimals);
  const scale = 10n ** BigInt(decimals);
  const twice = 2n * (pico % unit);
  let units = pico / unit;
  if (twice > unit || (twice === unit && units % 2n === 1n)) units++;
  if (units === 0n && pico > 0n) return `<$${(1 / Number(scale)).toFixed(decimals)}`;
  const whole = (units / scale).toLocaleString("en");
  return `$${whole}.${(units % scale).toString().padStart(decimals, "0")}`;
}

/** @param {number} number */
export const grouped = (number) => number.toLocaleString("en");

/** @param {number} number @param {string} one @param {string} [many] */
export const counted = (number, one, many = `${one}s`) =>
  `${grouped(number)} ${number === 1 ? one : many}`;

/** @param {number} bytes */
export function megabytes(bytes) {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
