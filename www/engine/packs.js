// Where the package's own vocabularies are. The build writes this file out pack by pack, each with its
// address and a digest of its content: bundlers carry only the files whose names are written down.

/**
 * @param {string} name of a vocabulary
 * @returns {{ url: URL, digest: string } | undefined} undefined when the package has none of this name
 */
export function ownPack(name) {
  return { url: new URL(`./vocabularies/${name}.till`, import.meta.url), digest: "" };
}
