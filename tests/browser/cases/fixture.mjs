// Our own small page and what stands where on it, for the cases that need a known layout.

import assert from "node:assert/strict";

import { VIEWPORT } from "../hand.mjs";

/** Opens the fixture without the widget. */
export async function openBare({ newPage, origin }, options = {}) {
  const page = await newPage({ viewport: VIEWPORT, ...options });
  await page.goto(`${origin}/fixture`);
  await page.until("the fixture's script", () => window.loaded === true);
  return page;
}

/** Opens the fixture with the widget attached to its article, with the fixture's dataset. */
export async function openFixture(world, options = {}) {
  const page = await openBare(world, options);
  await attachWidget(page);
  return page;
}

/** Attaches the widget with the fixture's dataset. */
export async function attachWidget(page) {
  await page.evaluate(() => window.attachWith("/fixture.json"));
  const marks = await page.evaluate(() => window.probe.marks());
  assert.equal(marks.length, 4, `the fixture's four quotes have ${marks.length} marks`);
}

/** The offset of the middle of `words` in the article's text. */
export async function middleOf(page, words) {
  const text = await page.evaluate(() => window.probe.text());
  const at = text.indexOf(words);
  assert.ok(at >= 0, `the fixture does not say “${words}”`);
  return at + (words.length >> 1);
}

/** A word of the bolts claim, which an unnamed engineer asserts and the mayor denies. */
export const BOLTS = { words: "lifting", claim: "cheaper-bolts-2019" };

/** A word of the ferry company's claim. */
export const FERRIES = { words: "forty", claim: "second-crossing-forty-million" };

/** A word that no claim covers. */
export const UNMARKED = { words: "Divers" };
