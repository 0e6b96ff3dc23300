// Chromium (over CDP) and Firefox ESR (over WebDriver BiDi) by playwright-core, which brings no
// browser of its own here: it drives the ones that Debian installs.

import { existsSync } from "node:fs";

import { chromium, firefox } from "playwright-core";

import { Page } from "./page.mjs";

const CHROMIUM = "/usr/bin/chromium";
const FIREFOX = "/usr/bin/firefox-esr";

export const chromiumEngine = {
  name: "chromium",
  apt: "chromium",
  missing: () => (existsSync(CHROMIUM) ? [] : [CHROMIUM]),
  launch: async () => {
    const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars"];
    return new Browser("chromium", await chromium.launch({ executablePath: CHROMIUM, args, ...OWN_SIGNALS }));
  },
};

export const firefoxEngine = {
  name: "firefox",
  apt: "firefox-esr",
  missing: () => (existsSync(FIREFOX) ? [] : [FIREFOX]),
  launch: async ({ dark = false } = {}) => {
    // This Firefox has no command that emulates a colour scheme, so it is a preference: 0 is dark.
    const firefoxUserPrefs = { "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1 };
    const options = { channel: "moz-firefox", executablePath: FIREFOX, firefoxUserPrefs, ...OWN_SIGNALS };
    return new Browser("firefox", await firefox.launch(options));
  },
};

// run.mjs ends everything itself, in order.
const OWN_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

class Browser {
  constructor(name, browser) {
    this.name = name;
    this.browser = browser;
    this.version = browser.version();
  }

  /** `viewport` in CSS px; `dark` asks for the dark colour scheme, `touch` for a touch screen. */
  async newPage({ viewport, dark = false, touch = false }) {
    const scheme = dark ? "dark" : "light";
    const context = await this.browser.newContext({ viewport, colorScheme: scheme, hasTouch: touch });
    return new PlaywrightPage(this.name, context, await context.newPage());
  }

  close() {
    return this.browser.close();
  }
}

class PlaywrightPage extends Page {
  #found = [];

  constructor(name, context, page) {
    super();
    this.name = name;
    this.context = context;
    this.page = page;
    page.on("console", (message) => this.#found.push(`console.${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.#found.push(`uncaught: ${error.stack ?? error.message}`));
    page.on("crash", () => this.#found.push("the page crashed"));
  }

  async load(url) {
    await this.page.goto(url, { waitUntil: "load" });
  }

  run(source) {
    return this.page.evaluate(source);
  }

  move(x, y, { steps = 4 } = {}) {
    return this.page.mouse.move(x, y, { steps });
  }

  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  down() {
    return this.page.mouse.down();
  }

  up() {
    return this.page.mouse.up();
  }

  async tap(x, y) {
    if (this.name === "chromium") return this.page.touchscreen.tap(x, y);
    return tapOverBidi(this.page, x, y);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  async wheel(x, y, dx, dy) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel(dx, dy);
  }

  async screenshot(path) {
    await this.page.screenshot({ path });
  }

  async problems() {
    return this.#found.splice(0);
  }

  close() {
    return this.context.close();
  }
}

// playwright-core 1.64.1 leaves `touchscreen.tap` empty over BiDi. The protocol has it, so it is
// sent through the page's own session; the private names are safe because the version is pinned,
// and a change of them fails loudly.
async function tapOverBidi(page, x, y) {
  const { _session: session } = page._connection.toImpl(page).delegate;
  const at = { x: Math.round(x), y: Math.round(y) };
  await session.send("input.performActions", {
    context: session.sessionId,
    actions: [
      {
        type: "pointer",
        id: "finger",
        parameters: { pointerType: "touch" },
        actions: [
          { type: "pointerMove", ...at },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ],
  });
}
