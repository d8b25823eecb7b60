// The package as its users get it: packed, installed into an empty folder, and used there.
import { rmSync } from "node:fs";
import { after, before, describe } from "node:test";
import { browserSuite } from "./browser.js";
import { bundlersSuite } from "./bundlers.js";
import { commandSuite } from "./command.js";
import { contentsSuite } from "./contents.js";
import { nodeSuite } from "./node.js";
import { packAndInstall } from "./packed.js";
import { plainSuite } from "./plain.js";
import { readmeSuite } from "./readme.js";
import { typesSuite } from "./types.js";

/** @type {import("./packed.js").Installed} */
let installed;

describe("the packed tarball", () => {
  before(() => {
    installed = packAndInstall();
  });
  after(() => rmSync(installed.folder, { recursive: true, force: true }));

  describe("its contents", () => contentsSuite(() => installed));
  describe("its types", () => typesSuite(() => installed));
  describe("in Node", () => nodeSuite(() => installed));
  describe("its command", () => commandSuite(() => installed));
  describe("in a browser, without a bundler", () => browserSuite(() => installed));
  describe("its module without JavaScript", () => plainSuite(() => installed));
  describe("through a bundler", () => bundlersSuite(() => installed));
  describe("README's examples", () => readmeSuite(() => installed));
});
