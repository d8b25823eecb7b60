// "tokentill/define": makes <token-till> known to the page, once, whoever else has done so before.
import { TokenTill } from "./token-till.js";

if (!customElements.get("token-till")) customElements.define("token-till", TokenTill);

export { TokenTill };
