// `npm run docs`: docs/element.md and custom-elements.json, from the source of the element.
import { readFileSync, writeFileSync } from "node:fs";
import { readElement } from "./lib/element-source.js";
import { isMain } from "./lib/main.js";
import { inRoot } from "./lib/paths.js";
import { runMain } from "./lib/report.js";

/** @param {ReturnType<typeof readElement>} element */
export function manual({ about, attributes, events, slots, parts, colours }) {
  const table = (/** @type {string[]} */ head, /** @type {string[][]} */ rows) =>
    [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const code = (/** @type {string} */ text) => `\`${text}\``;
  const plain = (/** @type {typeof slots} */ entries) =>
    entries.map(({ name, text }) => [code(name), text]);
  return `# \`<token-till>\`

<!-- Written by \`npm run docs\` from www/element/token-till.js and docs/element-notes.md. -->

${about}

## Attributes and properties

${table(
  ["attribute", "property", "type", "what"],
  attributes.map(({ name, property, type = "", text }) => [code(name), code(property), type, text]),
)}

Also \`quotes\` (read only: counts and bills as \`till-change\` last told them), \`form\`, and
\`refresh()\` (reads the text of \`for\` or \`src\` again: a script that sets a field's value fires no event).

## Events

They bubble, also out of shadow trees. \`tokentill/element\` exports the types of their \`detail\`.

${table(
  ["event", "detail", "when"],
  events.map(({ name, type = "", text }) => [code(name), code(type), text]),
)}

## Slots

${table(["slot", "what"], plain(slots))}

## Parts

${table(["part", "what"], plain(parts))}

## CSS custom properties

${table(["property", "what"], plain(colours))}

${readFileSync(inRoot("docs", "element-notes.md"), "utf8").replace(/^<!--[^]*?-->\n+/, "")}`;
}

/** As editors and catalogues read it. @param {ReturnType<typeof readElement>} element */
export function manifest({ about, attributes, events, slots, parts, colours }) {
  const named = (/** @type {typeof slots} */ entries) =>
    entries.map(({ name, text }) => ({ name, description: text }));
  const declaration = {
    kind: "class",
    customElement: true,
    tagName: "token-till",
    name: "TokenTill",
    description: about,
    attributes: attributes.map(({ name, property, type, text }) => ({
      name,
      fieldName: property,
      type: { text: type },
      description: text,
    })),
    members: attributes.map(({ property, type, text, name }) => ({
      kind: "field",
      name: property,
      attribute: name,
      type: { text: type },
      description: text,
    })),
    events: events.map(({ name, type, text }) => ({
      name,
      type: { text: `CustomEvent<${type}>` },
      description: text,
    })),
    slots: named(slots),
    cssParts: named(parts),
    cssProperties: named(colours),
  };
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path: "dist/element.js",
        declarations: [declaration],
        exports: [
          {
            kind: "js",
            name: "TokenTill",
            declaration: { name: "TokenTill", module: "dist/element.js" },
          },
        ],
      },
      {
        kind: "javascript-module",
        path: "dist/define.js",
        declarations: [],
        exports: [
          {
            kind: "custom-element-definition",
            name: "token-till",
            declaration: { name: "TokenTill", module: "dist/element.js" },
          },
        ],
      },
    ],
  };
}

/** Laid out as the rest of the tree. @param {string} text @param {string} path */
async function laidOut(text, path) {
  const prettier = await import("prettier");
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
}

/** Each file with what it should hold. @returns {Promise<[string, string][]>} */
export async function documents() {
  const element = readElement();
  /** @type {[string, string][]} */
  const raw = [
    ["docs/element.md", manual(element)],
    ["custom-elements.json", JSON.stringify(manifest(element))],
  ];
  return Promise.all(
    raw.map(async ([path, text]) => {
      const written = await laidOut(text, inRoot(path));
      return /** @type {[string, string]} */ ([path, written]);
    }),
  );
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    for (const [path, text] of await documents()) writeFileSync(inRoot(path), text);
  });
}
