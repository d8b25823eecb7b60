// Where the files of the engines and the texts are put, for processes and pages to read.
import { inRoot } from "../../scripts/lib/paths.js";

export const folder = inRoot("target", "peers", "files");
