// Which part of a textarea's text can be seen, and where it begins. Costs at most two hit tests a visible
// line, however long the text is.

/**
 * @typedef {object} Visible
 * @property {number} start UTF-16 offset where the first visible line begins
 * @property {number} end
 * @property {number} top distance of that line from the start of the text, in CSS pixels
 */

/** Where the browser cannot tell an offset from a point, this much from the start is shown. */
const WITHOUT_HIT_TEST = 20_000;

/** @param {HTMLTextAreaElement} textarea @returns {Visible | undefined} nothing of it is in view */
export function visibleRange(textarea) {
  const style = getComputedStyle(textarea);
  const lineHeight = parseFloat(style.lineHeight);
  const padding = parseFloat(style.paddingTop);
  const box = textarea.getBoundingClientRect();
  const left = box.left + textarea.clientLeft;
  const textTop = box.top + textarea.clientTop + padding - textarea.scrollTop;
  const viewTop = Math.max(box.top + textarea.clientTop, 0);
  const viewBottom = Math.min(box.top + textarea.clientTop + textarea.clientHeight, innerHeight);
  if (viewBottom - viewTop < 2) return undefined;

  if (!document.caretPositionFromPoint) {
    return { start: 0, end: Math.min(textarea.value.length, WITHOUT_HIT_TEST), top: 0 };
  }
  const firstLine = Math.max(0, Math.floor((viewTop - textTop) / lineHeight));
  const top = firstLine * lineHeight;
  // Both ends of a line: in a right-to-left text the line begins at the right.
  const edges = [
    left + parseFloat(style.paddingLeft) + 1,
    left + textarea.clientWidth - parseFloat(style.paddingRight) - 1,
  ];
  const firstY = Math.max(viewTop + 1, textTop + top + lineHeight / 2);
  const starts = edges.flatMap((x) => offsetAt(textarea, x, firstY) ?? []);
  if (starts.length === 0) return undefined;
  return {
    start: Math.min(...starts),
    end: lastOffset(textarea, edges, viewBottom - 1, viewTop, lineHeight),
    top,
  };
}

/**
 * Something may lie over the lower lines, as the strip does on a phone: then from further up. Below the text
 * Firefox answers with a small number that is no offset in it, so the greatest counts; above it are less.
 * @param {HTMLTextAreaElement} textarea @param {number[]} edges
 * @param {number} from @param {number} to @param {number} step
 */
function lastOffset(textarea, edges, from, to, step) {
  let greatest = 0;
  for (let y = from; y > to; y -= step) {
    const ends = edges.flatMap((x) => offsetAt(textarea, x, y) ?? []);
    if (ends.length === 0) continue;
    const found = Math.max(...ends);
    if (found < greatest) break;
    greatest = found;
  }
  return Math.min(greatest, textarea.value.length);
}

/** @param {HTMLTextAreaElement} textarea @param {number} x @param {number} y */
function offsetAt(textarea, x, y) {
  const position = document.caretPositionFromPoint(x, y);
  return position?.offsetNode === textarea ? position.offset : undefined;
}
