// A number as people write it: 1,000 and 1 000 are a thousand, 0.5 and 0,5 a half.

/** @param {string} text @returns {number | undefined} none where it is no number */
export function readNumber(text) {
  const packed = text.trim().replace(/[\s_'’]/g, "");
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(packed)
    ? packed.replaceAll(",", "")
    : packed.replace(",", ".");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** The typed form of a number in a file. @param {number} number */
export function written(number) {
  return String(Number(number.toPrecision(12)));
}
