// Bars that lie, one for each name, with the amount written behind them.
import { svg } from "lit";

/** @typedef {{ name: string, parts: { size: number, kind: string, text: string }[] }} Bar */

const BAR = 18;

/**
 * @param {Bar[]} all @param {number} width
 * @returns {{ height: number, drawing: unknown }}
 */
export function bars(all, width) {
  const most = Math.max(...all.flatMap(({ parts }) => parts.map(({ size }) => size)), 1e-12);
  const room = width - 110;
  let y = 0;
  const drawing = all.map(({ name, parts }) => {
    const top = y;
    y += 20 + parts.length * (BAR + 4) + 8;
    return svg`<text class="name" x="0" y=${top + 14}>${shorten(name, width)}</text>
      ${parts.map(({ size, kind, text }, at) => {
        const long = Math.max(2, (room * Math.max(0, size)) / most);
        const from = top + 20 + at * (BAR + 4);
        return svg`<rect class=${kind} x="0" y=${from} width=${long} height=${BAR} rx="3" />
          <text class="value" x=${long + 8} y=${from + 13}>${text}</text>`;
      })}`;
  });
  return { height: y, drawing };
}

/** Letters are some seven pixels wide. @param {string} name @param {number} width */
function shorten(name, width) {
  const most = Math.floor(width / 7.5);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
