// One hover, judged: used for every span of the seed articles and for a sample on the demo pages.

import assert from "node:assert/strict";

import { assertInViewport, assertUncovered, hover, leave } from "../hand.mjs";
import { aim, namesOf } from "../spans.mjs";
import { quote } from "./places.mjs";

/**
 * Points at `place`, checks the card that opens (its claim is right there, it names the agents, it
 * is in the viewport and leaves the line free), moves away and waits for it to close.
 */
export async function checkHover({ page, dataset, text, place, all }) {
  const { index, answer } = aim(text, place, all);
  const { target, card } = await hover(page, index);
  const claims = answer.at.map(({ claim }) => claim);
  const where = quote(text, answer);
  assert.ok(claims.includes(card.claim), `over ${where}\n  expected the card of ${claims.join(" or ")}\n  actual   ${card.claim}: ${card.text.slice(0, 120)}`);
  assert.ok(card.onRoot, "the card's host is not a child of documentElement");
  assert.ok(card.text.length > 20, `over ${where} the card shows next to nothing: “${card.text}”`);
  assertNames(dataset, card, answer, where);
  assertInViewport(card);
  assertUncovered(card, await boxesOnTheLine(page, answer, target));
  await leave(page, target);
}

/** All named agents of one of the assertions that stand here for the card's claim. */
function assertNames(dataset, card, { at }, where) {
  const here = at.filter(({ claim }) => claim === card.claim).map(({ assertion }) => namesOf(dataset, assertion));
  const shown = here.some((names) => names.every((name) => says(card.text, name)));
  assert.ok(shown, `over ${where}\n  expected a card that names ${here.map((names) => names.join(", ")).join(" or ")}\n  actual   ${card.text}`);
}

/** The boxes of the place on the pointer's own line, and that of the character under the pointer. */
async function boxesOnTheLine(page, place, target) {
  const boxes = await page.evaluate((start, end) => window.probe.boxes(start, end), place.start, place.end);
  return [target.box, ...boxes.filter(({ top, bottom }) => top <= target.y && target.y <= bottom)];
}

/** Letter case is the style sheet's business. */
function says(text, name) {
  return text.toLowerCase().includes(name.toLowerCase());
}
