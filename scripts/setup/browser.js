// A Chromium for the tests: the developer's own, or Debian's. The tests drive it, the build does not need it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { note } from "../lib/report.js";
import { capture, run } from "../lib/run.js";
import { isDebian } from "./debian-target.js";

/** What headless Chromium needs to run anywhere, also as root in a container. */
export const chromiumFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
];

/** Installs one where that is possible without asking; says so where it is not. */
export function ensureBrowser() {
  if (findBrowser()) return;
  if (isDebian() && process.getuid?.() === 0) {
    note("chromium: installing Debian's, for the browser tests");
    try {
      const args = ["install", "-y", "--no-install-recommends", "chromium"];
      if (!capture("apt-get", args).ok) {
        run("apt-get", ["update"]);
        run("apt-get", args);
      }
    } catch {
      // Falls through to the sentence below: the rest of the tests is worth running.
    }
  }
  if (!findBrowser()) {
    note(
      "No Chromium or Chrome was found, so the browser tests will be skipped. " +
        "Install one, or set CHROME_PATH to its program.",
    );
  }
}

/** The program to drive, or undefined. @returns {string | undefined} */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return usualPlaces().find((place) => existsSync(place));
}

function usualPlaces() {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const programFolders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"]];
  return [
    ...(process.env.PATH ?? "").split(":").flatMap((folder) => names.map((n) => join(folder, n))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...programFolders
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
  ];
}
