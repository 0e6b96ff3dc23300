// WebKitGTK: its MiniBrowser by WebKitWebDriver and selenium-webdriver, on a display of our own
// (Xvfb), since it has no headless mode. One session serves all pages of a run; a page begins on
// about:blank with the pointer in the corner.

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";

import { Builder, Capabilities, Key, Origin } from "selenium-webdriver";

import { Page } from "./page.mjs";
import { end, start } from "./processes.mjs";

const XVFB = "/usr/bin/Xvfb";
const DRIVER = "/usr/bin/WebKitWebDriver";
const BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const SCREEN = "1600x1200x24";
const KEYS = { Escape: Key.ESCAPE, Enter: Key.ENTER, Tab: Key.TAB, Space: Key.SPACE, PageDown: Key.PAGE_DOWN };

export const webkitEngine = {
  name: "webkit",
  apt: "webkit2gtk-driver xvfb",
  missing: () => [XVFB, DRIVER, BROWSER].filter((path) => !existsSync(path)),
  launch: async ({ dark = false } = {}) => {
    const children = [];
    try {
      const session = await startSession(children, await startDisplay(children), dark);
      const version = (await session.getCapabilities()).get("browserVersion");
      return new Browser(session, version, children);
    } catch (error) {
      for (const child of children.reverse()) await end(child);
      throw error;
    }
  },
};

/** Xvfb takes the first free display and writes its number to descriptor 3. */
async function startDisplay(children) {
  const args = ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"];
  const xvfb = start(XVFB, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  children.push(xvfb);
  const number = await new Promise((resolve, reject) => {
    xvfb.stdio[3].once("data", (data) => resolve(String(data).trim()));
    xvfb.once("exit", (code) => reject(new Error(`Xvfb ended at once with code ${code}`)));
    xvfb.once("error", reject);
  });
  return `:${number}`;
}

async function startSession(children, display, dark) {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display };
  const driver = start(DRIVER, ["--host=127.0.0.1", `--port=${port}`], { env });
  children.push(driver);
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/status`, driver);
  const capabilities = new Capabilities();
  capabilities.set("browserName", "MiniBrowser");
  const args = dark ? ["--automation", "--dark-mode"] : ["--automation"];
  capabilities.set("webkitgtk:browserOptions", { binary: BROWSER, args });
  const session = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  await session.manage().setTimeouts({ script: 60_000 });
  return session;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Polls the driver's status address until it answers; the driver has no other sign of life. */
async function answers(url, driver) {
  const last = performance.now() + 10_000;
  while (performance.now() < last && driver.exitCode === null) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("WebKitWebDriver does not answer");
}

class Browser {
  constructor(session, version, children) {
    this.name = "webkit";
    this.version = version;
    this.session = session;
    this.children = children;
  }

  async newPage({ viewport }) {
    const page = new WebKitPage(this.session);
    await page.load("about:blank");
    await page.resize(viewport);
    await page.move(0, 0, { steps: 1 });
    return page;
  }

  async close() {
    await this.session.quit().catch(() => {});
    for (const child of this.children.reverse()) await end(child);
  }
}

class WebKitPage extends Page {
  #at = { x: 0, y: 0 };

  constructor(session) {
    super();
    this.session = session;
  }

  async load(url) {
    await this.session.get(url);
  }

  async run(source) {
    const { value, error } = await this.session.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      const told = (error) => done({ error: String(error && (error.message ?? error)) });
      (async () => (${source}))().then((value) => done({ value: value ?? null }), told);
    `);
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** The window's frame is not part of the viewport, so its size is measured and made up for. */
  async resize({ width, height }) {
    const frame = await this.run("[outerWidth - innerWidth, outerHeight - innerHeight]");
    await this.session.manage().window().setRect({ x: 0, y: 0, width: width + frame[0], height: height + frame[1] });
    await this.until("the window's new size", (w, h) => innerWidth === w && innerHeight === h, [width, height]);
  }

  async move(x, y, { steps = 4 } = {}) {
    const from = this.#at;
    const path = this.session.actions({ async: true });
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      const at = { x: Math.round(from.x + (x - from.x) * part), y: Math.round(from.y + (y - from.y) * part) };
      path.move({ ...at, origin: Origin.VIEWPORT, duration: 0 });
    }
    await path.perform();
    this.#at = { x, y };
  }

  async click(x, y) {
    await this.move(x, y);
    await this.down();
    await this.up();
  }

  async down() {
    await this.session.actions({ async: true }).press().perform();
  }

  async up() {
    await this.session.actions({ async: true }).release().perform();
  }

  /**
   * WebKitWebDriver turns a touch pointer into a mouse, so here, and only here, the events of a tap
   * are dispatched by script, in the order and with the fields that a real tap has.
   */
  async tap(x, y) {
    await this.evaluate(dispatchTap, x, y);
  }

  async press(key) {
    const value = KEYS[key] ?? key;
    await this.session.actions({ async: true }).keyDown(value).keyUp(value).perform();
  }

  async wheel(x, y, dx, dy) {
    const at = [Math.round(x), Math.round(y), Math.round(dx), Math.round(dy)];
    await this.session.actions({ async: true }).scroll(...at, Origin.VIEWPORT, 0).perform();
    this.#at = { x, y };
  }

  async screenshot(path) {
    await writeFile(path, await this.session.takeScreenshot(), "base64");
  }

  /** WebDriver has no log: server.mjs puts a recorder (recorder.js) first into each page. */
  async problems() {
    return this.run("window.recordedProblems?.splice(0) ?? ['this page was served without recorder.js']");
  }

  /** Leaving the page ends its scripts; the session lives on for the next one. */
  async close() {
    await this.load("about:blank");
  }
}

function dispatchTap(x, y) {
  const target = document.elementFromPoint(x, y) ?? document.documentElement;
  const common = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, view: window };
  const finger = { ...common, pointerId: 7, pointerType: "touch", isPrimary: true, width: 20, height: 20 };
  const pointer = (type, more) => target.dispatchEvent(new PointerEvent(type, { ...finger, ...more }));
  const mouse = (type, more) => target.dispatchEvent(new MouseEvent(type, { ...common, ...more }));
  pointer("pointerover");
  pointer("pointerenter", { bubbles: false });
  pointer("pointerdown", { button: 0, buttons: 1 });
  pointer("pointermove", { buttons: 1 });
  pointer("pointerup", { button: 0 });
  pointer("pointerout");
  pointer("pointerleave", { bubbles: false });
  mouse("mousemove");
  mouse("mousedown", { button: 0, buttons: 1 });
  mouse("mouseup", { button: 0 });
  pointer("click", { button: 0 });
}
