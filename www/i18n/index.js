// The language of the page. One so far; the others follow as files beside en.js.
import { en } from "./en.js";

export const t = en;
