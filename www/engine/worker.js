// The thread behind "tokentill/worker": the engine, put within reach of the page that started it.
import { expose } from "comlink";
import { createEngine } from "./engine-host.js";
import { carryErrorCodes } from "./protocol.js";

carryErrorCodes();
expose(createEngine());
