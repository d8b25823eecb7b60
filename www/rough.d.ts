// The public face of `tokentill/rough`: a first guess without anything to fetch, in less than 3 KB.

/** Tokens that a recent vocabulary would make of the text, roughly: never shown without its "≈". */
export function roughCount(text: string): number;
