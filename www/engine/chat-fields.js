// Reads a chat and its tools as the contract describes them: what of it is text to count, what is an image,
// and how many there are of what a rule counts. Each refusal names the place. Counts nothing.
import { TillError } from "./errors.js";

/** @typedef {import("../tokentill.d.ts").Chat} Chat */
/** @typedef {{ place: string, width: number, height: number, detail?: string }} ImageAt */
/** @typedef {{ place: string, role: string, name?: string, texts: string[], images: ImageAt[], calls: string[], isTool: boolean }} Message */
/** @typedef {{ texts: string[], json: string[], tools: number, withParameters: number, parameters: number, enumerations: number, values: number, uncovered: boolean }} Tools */

const ROLES = ["system", "developer", "user", "assistant", "model", "tool", "function"];
const FIELDS = ["role", "content", "name", "tool_calls", "tool_call_id", "function_call"];

/** @param {Chat} chat @returns {{ messages: Message[], tools: Tools }} */
export function readChat(chat) {
  requireObject(chat, "chat");
  refuseUnknown(chat, "chat", ["messages", "tools"]);
  const messages = requireList(chat.messages, "messages");
  if (messages.length === 0) throw bad("messages is empty; a chat has one message at least");
  return {
    messages: messages.map((message, index) => readMessage(message, `messages[${index}]`)),
    tools: readTools(chat.tools === undefined ? [] : requireList(chat.tools, "tools")),
  };
}

/** @param {any} message @param {string} place @returns {Message} */
function readMessage(message, place) {
  requireObject(message, place);
  refuseUnknown(message, place, FIELDS);
  const { role, content, name, tool_calls: calls, function_call: call } = message;
  requireText(role, `${place}.role`);
  if (!ROLES.includes(role)) {
    throw bad(`${place}.role is ${quoted(role)}; it can be ${ROLES.map(quoted).join(", ")}`, ROLES);
  }
  for (const field of ["name", "tool_call_id"]) {
    if (given(message[field])) requireText(message[field], `${place}.${field}`);
  }
  const called = given(calls) ? requireList(calls, `${place}.tool_calls`) : [];
  const texts = called.map((one, index) => readCall(one, `${place}.tool_calls[${index}]`));
  if (given(call)) texts.push(readCall(call, `${place}.function_call`));
  // A message that only calls tools has no content, or null.
  const hasContent = given(content) || texts.length === 0;
  const parts = hasContent ? readContent(content, `${place}.content`) : { texts: [], images: [] };
  const isTool = texts.length > 0 || role === "tool" || role === "function";
  return { place, role, name: name ?? undefined, ...parts, calls: texts, isTool };
}

/** @param {unknown} content @param {string} place @returns {{ texts: string[], images: ImageAt[] }} */
function readContent(content, place) {
  if (typeof content === "string") return { texts: [content], images: [] };
  if (!Array.isArray(content)) throw wrong(place, "a string or a list of parts", content);
  /** @type {{ texts: string[], images: ImageAt[] }} */
  const read = { texts: [], images: [] };
  // By index: a hole in the list is looked at too.
  for (let index = 0; index < content.length; index += 1) {
    const at = `${place}[${index}]`;
    const part = content[index];
    requireObject(part, at);
    if (part.type === "text") {
      refuseUnknown(part, at, ["type", "text"]);
      requireText(part.text, `${at}.text`);
      read.texts.push(part.text);
    } else if (part.type === "image") {
      const { type: _, ...image } = part;
      read.images.push(readImage(image, at));
    } else {
      const known = 'it can be "text", or "image" with width and height in pixels';
      throw bad(`${at}.type is ${quoted(part.type)}; ${known}`, ["text", "image"]);
    }
  }
  return read;
}

/** @param {any} image @param {string} place "" for the argument itself @returns {ImageAt} */
export function readImage(image, place) {
  requireObject(image, place || "image");
  refuseUnknown(image, place || "image", ["width", "height", "detail"]);
  const within = (/** @type {string} */ field) => (place ? `${place}.${field}` : field);
  for (const field of ["width", "height"]) {
    const side = image[field];
    if (typeof side !== "number") throw wrong(within(field), "a number of pixels", side);
    if (!Number.isSafeInteger(side) || side <= 0) {
      throw bad(`${within(field)} is ${side}; it must be a whole number of pixels above 0`);
    }
  }
  if (image.detail !== undefined) requireText(image.detail, within("detail"));
  return { place, width: image.width, height: image.height, detail: image.detail };
}

/** What a call of a tool says: its name and its arguments. @param {any} call @param {string} place */
function readCall(call, place) {
  requireObject(call, place);
  const of = call.function ?? call;
  requireObject(of, `${place}.function`);
  requireText(of.name, `${place}${call.function ? ".function" : ""}.name`);
  const given = of.arguments ?? of.input ?? of.args ?? "";
  return of.name + (typeof given === "string" ? given : json(given, `${place}.arguments`));
}

/** @param {unknown[]} list @returns {Tools} */
function readTools(list) {
  /** @type {Tools} */
  const read = {
    texts: [],
    json: [],
    ...{ tools: 0, withParameters: 0, parameters: 0, enumerations: 0, values: 0 },
    uncovered: false,
  };
  for (let index = 0; index < list.length; index += 1) {
    const place = `tools[${index}]`;
    for (const [declared, at] of declarations(list[index], place)) readTool(read, declared, at);
  }
  return read;
}

/**
 * The functions that a tool declares, in OpenAI's, Anthropic's or Google's form.
 * @param {any} tool @param {string} place @returns {[any, string][]}
 */
function declarations(tool, place) {
  requireObject(tool, place);
  for (const field of ["functionDeclarations", "function_declarations"]) {
    if (tool[field] === undefined) continue;
    const list = requireList(tool[field], `${place}.${field}`);
    return list.map((one, index) => [one, `${place}.${field}[${index}]`]);
  }
  if (tool.function !== undefined) return [[tool.function, `${place}.function`]];
  const isFunction = tool.type === undefined || ["function", "custom"].includes(tool.type);
  if (!isFunction) {
    const why = "only functions can be counted; what the provider's own tools add is not published";
    throw bad(`${place}.type is ${quoted(tool.type)}; ${why}`);
  }
  return [[tool, place]];
}

/** @param {Tools} read what is found is added to it @param {any} tool @param {string} place */
function readTool(read, tool, place) {
  requireObject(tool, place);
  const { name, description = "" } = tool;
  requireText(name, `${place}.name`);
  requireText(description, `${place}.description`);
  const field = ["parameters", "input_schema"].find((one) => given(tool[one])) ?? "parameters";
  const schema = tool[field] ?? {};
  requireObject(schema, `${place}.${field}`);
  read.tools += 1;
  read.json.push(json({ name, description, parameters: schema }, place));
  read.texts.push(`${name}:${unstopped(description)}`);
  const properties = schema.properties ?? {};
  requireObject(properties, `${place}.${field}.properties`);
  const entries = Object.entries(properties);
  const beyond = ["$defs", "definitions", "anyOf", "oneOf", "allOf"].some((key) => key in schema);
  if (!description || beyond) read.uncovered = true;
  if (entries.length > 0) read.withParameters += 1;
  for (const [key, of] of entries) {
    readParameter(read, key, of, `${place}.${field}.properties[${quoted(key)}]`);
  }
}

/** @param {Tools} read @param {string} key @param {any} of @param {string} place */
function readParameter(read, key, of, place) {
  requireObject(of, place);
  const { type, description, enum: values } = of;
  const isPlain = typeof type === "string" && type !== "object" && type !== "array";
  if (!isPlain || typeof description !== "string") read.uncovered = true;
  const said = typeof description === "string" ? unstopped(description) : "";
  read.parameters += 1;
  read.texts.push(`${key}:${typeof type === "string" ? type : ""}:${said}`);
  if (!given(values)) return;
  read.enumerations += 1;
  for (const value of requireList(values, `${place}.enum`)) {
    read.values += 1;
    read.texts.push(String(value));
  }
}

/** The rule leaves out the full stop at the end. @param {string} text */
const unstopped = (text) => (text.endsWith(".") ? text.slice(0, -1) : text);

/** @param {unknown} value */
const given = (value) => value !== undefined && value !== null;

/** @param {unknown} value @param {string} place */
function json(value, place) {
  try {
    return JSON.stringify(value) ?? "";
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new TillError("bad-input", `${place} is no JSON: ${message}`, { cause: error });
  }
}

/** @param {any} value @param {string} place @param {string[]} known */
function refuseUnknown(value, place, known) {
  // A misspelt field would count as nothing; what holds nothing may stand there.
  const isNothing = (/** @type {any} */ held) =>
    !given(held) || (Array.isArray(held) && held.length === 0);
  const unknown = Object.keys(value).find((key) => !known.includes(key) && !isNothing(value[key]));
  if (unknown !== undefined) throw bad(`${place} has no field ${quoted(unknown)}`, known);
}

/** @param {unknown} value @param {string} place @returns {any} */
function requireObject(value, place) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong(place, "an object", value);
  }
}

/** @param {unknown} value @param {string} place @returns {unknown[]} */
function requireList(value, place) {
  if (!Array.isArray(value)) throw wrong(place, "a list", value);
  // Holes become undefined, which is refused where it stands.
  return Array.from(value);
}

/** @param {unknown} value @param {string} place */
function requireText(value, place) {
  if (typeof value !== "string") throw wrong(place, "a string", value);
}

/** @param {string} message @param {string[]} [suggestions] */
const bad = (message, suggestions) => new TillError("bad-input", message, { suggestions });

/** @param {string} place @param {string} wanted @param {unknown} value */
function wrong(place, wanted, value) {
  const kind = Array.isArray(value) ? "a list" : `of type ${typeof value}`;
  return bad(`${place} must be ${wanted}, not ${given(value) ? kind : String(value)}`);
}

/** @param {unknown} text */
const quoted = (text) => (typeof text === "string" ? JSON.stringify(text) : String(text));
