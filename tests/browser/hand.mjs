// What a reader's hand does, in steps that the cases share: point at a character and rest, leave,
// travel. Every wait is for a condition in the page.

import assert from "node:assert/strict";

/** The size of the pages, in CSS px. */
export const VIEWPORT = { width: 1280, height: 900 };

/** Longer than any delay of the widget (dwell 500 ms, grace 300 ms), in ms: nothing comes after it. */
export const LONGER_THAN_ANY_DELAY = 1100;

/** Where the pointer waits: the page's left margin, outside every article. */
const MARGIN_X = 6;

/** Points at the character at `index` and rests there. Gives the point and the character's box. */
export async function pointAt(page, index) {
  const target = await page.evaluate((index) => window.probe.bringIntoView(index), index);
  assert.ok(target.inside, `the character at ${index} is covered by something at ${target.x}, ${target.y}`);
  await page.move(target.x, target.y, { steps: 4 });
  return target;
}

/** Points at `index`, waits for a card that has settled, and gives `{ target, card }`. */
export async function hover(page, index) {
  const target = await pointAt(page, index);
  const card = await openCard(page, `a card to open over the character at ${index}`);
  return { target, card };
}

/** Waits for an open card that has settled and gives what it shows. */
export async function openCard(page, what = "a card to open") {
  await page.until(what, () => window.probe.cardIsSettled());
  return page.evaluate(() => window.probe.card());
}

/** Moves the pointer straight into the margin and waits until the card is closed. */
export async function leave(page, { y }) {
  await page.move(MARGIN_X, y, { steps: 4 });
  await cardIsClosed(page, "the card to close after the pointer left");
}

/** Waits until no card is open. */
export function cardIsClosed(page, what) {
  return page.until(what, () => window.probe.card() === null);
}

/** Lets more time pass than any delay takes, then says whether a card is open. */
export async function cardAfterAWhile(page) {
  await page.rest(LONGER_THAN_ANY_DELAY);
  return page.evaluate(() => window.probe.card());
}

/** How often a card was opened since the page began. */
export function timesOpened(page) {
  return page.evaluate(() => window.probe.events.filter(({ type }) => type === "open").length);
}

/** The card is wholly inside the viewport, to half a px. */
export function assertInViewport({ box }) {
  const inside =
    box.left >= -0.5 && box.top >= -0.5 && box.right <= VIEWPORT.width + 0.5 && box.bottom <= VIEWPORT.height + 0.5;
  assert.ok(inside, `the card leaves the viewport: ${JSON.stringify(box)}`);
}

/** The card covers nothing of the boxes, which stand on the line that the pointer is on. */
export function assertUncovered({ box }, boxes) {
  for (const line of boxes) {
    const wide = Math.min(box.right, line.right) - Math.max(box.left, line.left);
    const high = Math.min(box.bottom, line.bottom) - Math.max(box.top, line.top);
    assert.ok(wide <= 0.5 || high <= 0.5, `the card ${JSON.stringify(box)} covers the line ${JSON.stringify(line)}`);
  }
}
