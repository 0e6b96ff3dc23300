// What every engine's page can do on top of the few things that each driver does its own way.
//
// A driver's page provides: `load(url)`, `run(source)` (evaluates an expression in the page, waits
// for a promise, gives JSON back), `move(x, y, {steps})`, `click(x, y)`, `down()`, `up()`, `tap(x, y)`, `press(key)`,
// `wheel(x, y, dx, dy)`, `screenshot(path)`, `problems()`, `close()`. All positions are CSS px in
// the viewport; all input goes through the browser's own input pipeline (`isTrusted`), except
// where a driver says otherwise.

import { installProbe } from "../probe.mjs";

/** How long, in ms, a condition may take before it counts as never met. */
export const PATIENCE = 4000;

export class Page {
  /** Opens `url` and puts the probe (probe.mjs) into the page. */
  async goto(url) {
    await this.load(url);
    await this.evaluate(installProbe);
  }

  /** Calls `fn` in the page with JSON arguments and gives its (awaited) JSON result back. */
  evaluate(fn, ...args) {
    return this.run(`(${fn})(${args.map((arg) => JSON.stringify(arg)).join(", ")})`);
  }

  /**
   * Waits in the page until `fn(...args)` is truthy and gives that value back; throws after
   * `patience` ms, naming `what` was waited for.
   */
  async until(what, fn, args = [], patience = PATIENCE) {
    const value = await this.run(`(async () => {
      const condition = ${fn};
      const end = performance.now() + ${patience};
      for (;;) {
        const value = await condition(${args.map((arg) => JSON.stringify(arg)).join(", ")});
        if (value || performance.now() > end) return value || null;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })()`);
    if (!value) throw new Error(`waited ${patience} ms in vain for: ${what}`);
    return value;
  }

  /**
   * Lets `ms` milliseconds of page time pass. Only for checks that something does *not* happen:
   * there the passing of time is the thing under test, and no condition could stand for it.
   */
  rest(ms) {
    return this.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), ms);
  }
}
