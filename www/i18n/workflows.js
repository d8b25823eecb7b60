// The language of the view of workflows: the page's.
import { en } from "./workflows/en.js";

export const t = en;
