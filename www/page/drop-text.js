// A text file dropped on the page becomes the text. Without this a browser would leave the page for
// the file, and take the text that was there with it.

/**
 * @param {HTMLTextAreaElement} textarea takes the file's text at its caret, as a paste would
 * @param {() => void} changed
 */
export function acceptDroppedText(textarea, changed) {
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", async (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const texts = await Promise.all(files.map((file) => file.text()));
    const { selectionStart, selectionEnd } = textarea;
    textarea.setRangeText(texts.join("\n"), selectionStart, selectionEnd, "end");
    changed();
  });
}
