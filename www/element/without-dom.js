// What the class of the element needs to be read where there is no document, as when a site is rendered
// on a server. The build puts these names in the place of the browser's in Lit's own modules; nothing global
// changes.

export const HTMLElement =
  globalThis.HTMLElement ??
  class {
    constructor() {
      throw new TypeError("<token-till> can be made in a browser only");
    }
  };

/** Lit asks for one walker when it is read. */
export const document = globalThis.document ?? { createTreeWalker: () => undefined };
