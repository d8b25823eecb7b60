// The browser that the page is tested in: whichever Chromium this machine has.
import { chromium } from "playwright-core";
import { chromiumFlags, findBrowser } from "../../../scripts/setup/browser.js";

export async function launchBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error("No Chromium was found. Install one, or set CHROME_PATH to its program.");
  }
  return chromium.launch({ executablePath, args: chromiumFlags });
}
