// "tokentill/define": makes <token-till> known to the page, once, whoever else has done so before.
import { TokenTill } from "./token-till.js";

// On a server there is nothing to make it known to.
const known = globalThis.customElements;
if (known && !known.get("token-till")) known.define("token-till", TokenTill);

export { TokenTill };
