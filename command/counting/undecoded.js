// The text in a line of JSONL as the bytes that stand there. The engine wants UTF-8, and the line is UTF-8: to make
// a string of it, which has two bytes a character for the sake of one emoji, and bytes of that again takes longer than
// to find the text. Knows no file.
import { fieldReader } from "./field.js";

/**
 * Each byte is read as a character of its own. JSON's own signs are ASCII, and in UTF-8 no other character has such
 * bytes, so the line falls into the same parts, and the characters of its text are the bytes.
 * @param {string} field
 * @returns {(line: Buffer) => Uint8Array | undefined} nothing where the line must be decoded: to say what is wrong
 *   with it, or because an escaped character (`\u00e9`) would look like a byte
 */
export function undecodedReader(field) {
  const read = fieldReader(Buffer.from(field).toString("latin1"));
  return (line) => {
    const characters = line.toString("latin1");
    if (characters.includes("\\u")) return undefined;
    const { text } = read(characters);
    return text === undefined ? undefined : Buffer.from(text, "latin1");
  };
}
