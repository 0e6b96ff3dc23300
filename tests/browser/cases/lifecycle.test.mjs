// What attaching, failing to attach and destroying leave behind, on our own page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { FAULTS } from "../fixture/faults.mjs";
import { cardAfterAWhile, hover, leave, pointAt } from "../hand.mjs";
import { LEAST_CONTRAST, textContrasts } from "./contrast.mjs";
import { attachWidget, BOLTS, middleOf, openBare, openFixture } from "./fixture.mjs";

/** The cases of this file. */
export default function cases() {
  return [
    { name: "lifecycle: a dataset that breaks an invariant is refused with the path of every fault, and the page stays as it was", run: refusesBadData },
    { name: "lifecycle: destroy() leaves nothing behind", run: leavesNothing },
    { name: "lifecycle: a second attach on one root gives the same widget", run: attachesOnce },
    { name: "lifecycle: the page tells that the widget is ready", run: tellsReady },
    { name: "lifecycle: nothing on the page moves while a card comes and goes", run: shiftsNothing },
    { name: "lifecycle: axe-core finds no fault in an open card", run: satisfiesAxe },
    { name: "lifecycle: the card's text stands out from its ground, light", run: isLegible },
    { name: "lifecycle: the card's text stands out from its ground, dark", dark: true, run: isLegible },
  ];
}

async function refusesBadData(world) {
  const page = await openBare(world);
  const before = await page.evaluate(() => window.probe.traces());
  const error = await page.evaluate(() =>
    window.attachWith("/fixture-bad.json").then(
      () => null,
      (error) => ({ isError: error instanceof Error, code: error.code, diagnostics: error.diagnostics ?? null }),
    ),
  );
  assert.ok(error, "attach() took a dataset that breaks three invariants");
  assert.equal(error.code, "data-invalid");
  assert.ok(error.isError, "attach() rejected with something that is no Error");
  assert.ok(Array.isArray(error.diagnostics), "the error has no diagnostics");
  for (const fault of FAULTS) assertTold(error.diagnostics, fault);
  assert.deepEqual(await page.evaluate(() => window.probe.traces()), before, "the page did not stay as it was");
}

/** One diagnostic leads to the fault (or into it) and says in words what is wrong. */
function assertTold(diagnostics, fault) {
  const steps = (path) => String(path).match(/[A-Za-z_][\w-]*|\d+/g) ?? [];
  const there = diagnostics.filter(({ path }) => fault.every((step, at) => steps(path)[at] === String(step)));
  const told = diagnostics.map(({ severity, path, message }) => `${severity} ${path}: ${message}`).join("\n");
  const whole = there.some(({ code, severity, message }) => code && severity === "error" && message);
  assert.ok(whole, `no diagnostic leads to ${fault.join(".")}; there are:\n${told}`);
}

async function leavesNothing(world) {
  const page = await openBare(world);
  const before = await page.evaluate(() => window.probe.traces());
  await attachWidget(page);
  const index = await middleOf(page, BOLTS.words);
  await hover(page, index);
  const during = await page.evaluate(() => window.probe.traces());
  assert.ok(during.highlights.length > 0 && during.elements.length > 0, "the probe does not see the widget");
  await page.evaluate(() => void window.widget.destroy());
  assert.deepEqual(await page.evaluate(() => window.probe.traces()), before);
  await page.move(6, 6, { steps: 4 });
  await pointAt(page, index);
  assert.equal(await cardAfterAWhile(page), null, "a card opened after destroy()");
  assert.deepEqual(await page.evaluate(() => window.probe.traces()), before);
  await page.move(6, 6, { steps: 4 });
  await attachWidget(page);
  await hover(page, index);
}

async function attachesOnce(world) {
  const page = await openFixture(world);
  const first = await page.evaluate(() => {
    window.first = window.widget;
    return window.attachWith("/fixture.json").then(() => window.first === window.widget);
  });
  assert.ok(first, "a second attach gave another widget");
}

async function tellsReady(world) {
  const page = await openFixture(world);
  await page.until("the event accordingto:ready", () => window.probe.events.some(({ type }) => type === "ready"));
}

/** Chromium alone can tell: the others have no layout-shift entries. */
async function shiftsNothing(world) {
  const page = await openBare(world);
  const canTell = await page.evaluate(() => {
    if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return false;
    window.shifts = [];
    const note = (list) => window.shifts.push(...list.getEntries().map(({ value }) => value));
    window.observer = new PerformanceObserver(note);
    window.observer.observe({ type: "layout-shift", buffered: true });
    return true;
  });
  if (!canTell) return { skip: "the engine has no layout-shift entries" };
  await attachWidget(page);
  const { target } = await hover(page, await middleOf(page, BOLTS.words));
  await leave(page, target);
  // The observer is called after the frame that it tells of.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shifts = await page.evaluate(() => [...window.shifts, ...window.observer.takeRecords().map(({ value }) => value)]);
  assert.deepEqual(shifts, [], "the layout shifted");
}

async function satisfiesAxe(world) {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const page = await openFixture(world);
  await hover(page, await middleOf(page, BOLTS.words));
  await page.run(`(() => { ${axe}; return true; })()`);
  const faults = await page.evaluate(async () => {
    const { violations } = await window.axe.run("accordingto-card");
    return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(", ")})`);
  });
  assert.deepEqual(faults, []);
}

async function isLegible(world) {
  const page = await openFixture(world, { dark: world.dark });
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  assert.equal(isDark, world.dark, "the engine has the wrong colour scheme");
  await hover(page, await middleOf(page, BOLTS.words));
  const texts = await page.evaluate(textContrasts);
  assert.ok(texts.length > 0, "the card has no text");
  assert.deepEqual(texts.filter(({ contrast }) => contrast < LEAST_CONTRAST), []);
}
