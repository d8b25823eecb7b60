// Firefox and WebKitGTK for the tests of the core in other engines: a developer's own, or Debian's. Their
// absence skips tests and is said; it is no failure.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { note } from "../lib/report.js";
import { capture } from "../lib/run.js";
import { isDebian } from "./debian-target.js";

/** Installs them where that is possible without asking; says which are not there. */
export function ensureOtherBrowsers() {
  const missing = [
    ...(findFirefox() ? [] : [{ name: "Firefox", packages: ["firefox-esr"] }]),
    ...(findWebKit() ? [] : [{ name: "WebKitGTK", packages: ["webkit2gtk-driver", "xvfb"] }]),
  ];
  for (const { name, packages } of missing) {
    if (isDebian() && process.getuid?.() === 0) {
      note(`${packages[0]}: installing Debian's, for the browser tests`);
      const args = ["install", "-y", "--no-install-recommends", ...packages];
      if (!capture("apt-get", args).ok) {
        capture("apt-get", ["update"]);
        capture("apt-get", args);
      }
    }
    const found = name === "Firefox" ? findFirefox() : findWebKit();
    if (!found) note(`${name} was not found: the tests in it will be skipped.`);
  }
}

/** The program to drive, or undefined. @returns {string | undefined} */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const places = ["firefox-esr", "firefox"].flatMap(onPath);
  const mac = "/Applications/Firefox.app/Contents/MacOS/firefox";
  return [...places, mac].find((place) => existsSync(place));
}

/** WebKitGTK's driver and the browser that it drives; both, and a screen for them. @returns {{ driver: string, browser: string } | undefined} */
export function findWebKit() {
  const exists = (/** @type {string[]} */ places) => places.find((place) => existsSync(place));
  const driver = exists(onPath("WebKitWebDriver"));
  const browser = exists(miniBrowsers());
  return driver && browser && exists(onPath("Xvfb")) ? { driver, browser } : undefined;
}

/** Beside WebKitGTK's library, in a folder of its version. */
function miniBrowsers() {
  const libraries = ["/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]; // prettier-ignore
  return libraries.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.startsWith("webkit2gtk-4") || name.startsWith("webkitgtk-6"))
          .sort()
          .reverse()
          .map((name) => join(folder, name, "MiniBrowser"))
      : [],
  );
}

/** @param {string} name */
const onPath = (name) => (process.env.PATH ?? "").split(":").map((folder) => join(folder, name));
