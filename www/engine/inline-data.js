// What "tokentill/inline" carries inside. Empty here; the build writes it out, since no text editor
// should have to open a megabyte of base64.

/** The engine: raw deflate, then base64. */
export const wasm = "";

/** Vocabulary packs by name, in base64: they are compressed already. @type {Record<string, string>} */
export const packs = {};
