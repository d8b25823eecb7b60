// Three engines behind one small face: Chromium by Playwright, Firefox by Puppeteer over WebDriver BiDi,
// WebKitGTK by Selenium and its own driver. What a machine lacks is named, and its tests are skipped.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { findFirefox, findWebKit } from "../../../scripts/setup/other-browsers.js";
import { findBrowser } from "../../../scripts/setup/browser.js";
import { launchBrowser, makePatient } from "./browser.js";
import { PATIENCE } from "./waiting.js";

/**
 * @typedef {object} EnginePage
 * @property {(address: string) => Promise<unknown>} open
 * @property {<T>(work: (...args: any[]) => T, ...args: unknown[]) => Promise<Awaited<T>>} evaluate
 *   runs in the page; the function knows nothing but its arguments
 * @property {(selector: string, text: string) => Promise<unknown>} type with the keyboard, into what the selector finds
 * @property {(text: string) => Promise<unknown>} keys types into what has the focus
 * @property {(key: string) => Promise<unknown>} press a key by its name, or a letter with the control key: "Control+V"
 * @property {() => Promise<unknown>} close
 *
 * @typedef {{ page: () => Promise<EnginePage>, close: () => Promise<unknown> }} Engine
 */

/** @type {{ name: string, missing: () => string | undefined, launch: () => Promise<Engine> }[]} */
export const engines = [
  {
    name: "Chromium",
    missing: () => (findBrowser() ? undefined : "no Chromium or Chrome was found; set CHROME_PATH"),
    launch: launchChromium,
  },
  {
    name: "Firefox",
    missing: () => (findFirefox() ? undefined : "no Firefox was found; set FIREFOX_PATH"),
    launch: launchFirefox,
  },
  {
    name: "WebKitGTK",
    missing: () => (findWebKit() ? undefined : "no WebKitWebDriver with Xvfb was found"),
    launch: launchWebKit,
  },
];

/** @returns {Promise<Engine>} */
async function launchChromium() {
  const browser = await launchBrowser();
  return {
    async page() {
      const page = await makePatient(await browser.newPage());
      return {
        open: (address) => page.goto(address),
        evaluate: (work, ...args) => page.evaluate(called(work, args)),
        type: async (selector, text) => {
          await page.locator(selector).focus();
          await page.keyboard.type(text);
        },
        keys: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        close: () => page.context().close(),
      };
    },
    close: () => browser.close(),
  };
}

/** @returns {Promise<Engine>} */
async function launchFirefox() {
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findFirefox(),
    headless: true,
    timeout: PATIENCE,
  });
  return {
    async page() {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      return {
        open: (address) => page.goto(address),
        evaluate: (work, ...args) => /** @type {any} */ (page.evaluate(called(work, args))),
        type: async (selector, text) => {
          await page.focus(selector);
          await page.keyboard.type(text);
        },
        keys: (text) => page.keyboard.type(text),
        press: async (key) => {
          const [letter, held] = /** @type {any[]} */ (key.split("+").reverse());
          if (held) await page.keyboard.down(held);
          await page.keyboard.press(held ? letter.toLowerCase() : letter);
          if (held) await page.keyboard.up(held);
        },
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** @returns {Promise<Engine>} */
async function launchWebKit() {
  const programs = findWebKit();
  if (!programs) throw new Error("no WebKitWebDriver with Xvfb was found");
  const screen = await startScreen();
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: screen.display,
      // Its sandbox needs rights that a container's root has not.
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
    },
  });
  const stop = () => {
    driver.kill();
    screen.stop();
  };
  try {
    await answering(`http://127.0.0.1:${port}/status`);
    // @ts-expect-error: it comes without types
    const { Builder, Capabilities, By, Key } = await import("selenium-webdriver");
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: programs.browser, args: ["--automation"] },
        }),
      )
      .build();
    await session.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
    return {
      async page() {
        return {
          open: (address) => session.get(address),
          evaluate: async (work, ...args) => {
            // Selenium does not wait for promises by itself.
            const [failed, value] = await session.executeAsyncScript(
              `const done = arguments[arguments.length - 1];
               Promise.resolve(${called(work, args)}).then((value) => done([null, value]), (error) => done([String(error)]));`,
            );
            if (failed) throw new Error(failed);
            return value;
          },
          type: (selector, text) => session.findElement(By.css(selector)).sendKeys(text),
          keys: (text) => session.actions().sendKeys(text).perform(),
          press: (key) => {
            const [letter, held] = key.split("+").reverse();
            const named = Key[letter.toUpperCase()] ?? letter.toLowerCase();
            const actions = session.actions();
            if (!held) return actions.sendKeys(named).perform();
            const control = Key[held.toUpperCase()];
            return actions.keyDown(control).sendKeys(named).keyUp(control).perform();
          },
          // One window serves all: this driver opens another seldom and closes it worse.
          close: () => session.get("about:blank"),
        };
      },
      async close() {
        await session.quit().catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** A call as text: the three drivers agree on that. @param {Function} work @param {unknown[]} args */
const called = (work, args) => `(${work})(...${JSON.stringify(args)})`;

/** An X server that writes its number when it is ready. @returns {Promise<{ display: string, stop: () => void }>} */
function startScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x800x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb ended")));
    server.stdio[3]?.once("data", (number) =>
      resolve({ display: `:${String(number).trim()}`, stop: () => server.kill() }),
    );
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} address */
async function answering(address) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return;
    if (Date.now() > deadline) throw new Error(`${address} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
