// How the card comes, stays and goes, on our own page.

import assert from "node:assert/strict";

import { VIEWPORT, cardAfterAWhile, cardIsClosed, hover, leave, openCard, pointAt, timesOpened } from "../hand.mjs";
import { BOLTS, FERRIES, middleOf, openFixture, UNMARKED } from "./fixture.mjs";

const CASES = {
  "hovering a claim opens its card, and leaving closes it": async (page) => {
    const { target, card } = await hover(page, await middleOf(page, BOLTS.words));
    assert.equal(card.claim, BOLTS.claim);
    await leave(page, target);
    const told = await page.evaluate(() => window.probe.events.map(({ type, claim }) => `${type} ${claim ?? ""}`.trim()));
    const cycle = told.filter((line) => /^(open|close)/.test(line));
    assert.deepEqual(cycle, [`open ${BOLTS.claim}`, `close ${BOLTS.claim}`], "the events of one hover");
  },

  "hovering text without a claim opens nothing": async (page) => {
    await pointAt(page, await middleOf(page, UNMARKED.words));
    assert.equal(await cardAfterAWhile(page), null);
  },

  "the card names who disputes the claim": async (page) => {
    const { card } = await hover(page, await middleOf(page, BOLTS.words));
    assert.ok(card.text.includes("Ilse Brandt"), `the card does not name Ilse Brandt: ${card.text}`);
  },

  "the pointer can travel into the card and to its corners, and the card stays": async (page) => {
    const { card } = await hover(page, await middleOf(page, BOLTS.words));
    const { left, top, right, bottom } = card.box;
    const stops = [[(left + right) / 2, (top + bottom) / 2], [left + 4, top + 4], [right - 4, bottom - 4]];
    for (const [x, y] of stops) await page.move(x, y, { steps: 20 });
    assert.equal((await cardAfterAWhile(page))?.claim, BOLTS.claim, "the card did not stay under the pointer");
    assert.equal(await timesOpened(page), 1, "the card closed and opened again on the way");
    await leave(page, { y: VIEWPORT.height - 4 });
  },

  "Esc closes the card, and it stays closed until the pointer has left the claim": async (page) => {
    const index = await middleOf(page, BOLTS.words);
    const { target } = await hover(page, index);
    await page.press("Escape");
    await cardIsClosed(page, "the card to close on Esc");
    await page.move(target.x + 2, target.y, { steps: 2 });
    assert.equal(await cardAfterAWhile(page), null, "the card came back under a pointer that had not left");
    await page.move(6, target.y, { steps: 4 });
    await hover(page, index);
  },

  "scrolling the anchor out of view closes the card": async (page) => {
    const { target } = await hover(page, await middleOf(page, BOLTS.words));
    await page.wheel(target.x, target.y, 0, VIEWPORT.height);
    await page.until("the page to scroll", (from) => scrollY > from + 500, [0]);
    await cardIsClosed(page, "the card to close when its anchor left the viewport");
  },

  "scrolling by the keyboard closes it too, with the pointer in the card": async (page) => {
    const { card } = await hover(page, await middleOf(page, BOLTS.words));
    await page.move((card.box.left + card.box.right) / 2, (card.box.top + card.box.bottom) / 2, { steps: 12 });
    await page.press("PageDown");
    await page.until("the page to scroll", () => scrollY > 600);
    await cardIsClosed(page, "the card to close when its anchor left the viewport");
  },

  "a quick pass over the text opens nothing": async (page) => {
    const first = await middleOf(page, BOLTS.words);
    const { y } = await page.evaluate((index) => window.probe.bringIntoView(index), first);
    await page.move(200, y, { steps: 1 });
    // Few steps: on a busy machine each may take a while, and many slow ones would be a rest.
    await page.move(1080, y, { steps: 4 });
    assert.equal(await cardAfterAWhile(page), null);
    assert.equal(await timesOpened(page), 0);
  },

  "a pointer that passes one claim and rests on the next opens the next": async (page) => {
    const [from, to] = [await middleOf(page, BOLTS.words), await middleOf(page, FERRIES.words)];
    const box = await page.evaluate(async (from, to) => {
      await window.probe.bringIntoView(from);
      return window.probe.boxes(to, to + 1)[0];
    }, from, to);
    await pointAt(page, from);
    await page.move((box.left + box.right) / 2, (box.top + box.bottom) / 2, { steps: 4 });
    const card = await openCard(page, `a card over “${FERRIES.words}”`);
    assert.equal(card.claim, FERRIES.claim);
    assert.equal(await timesOpened(page), 1);
  },

  "a pointer with a button down opens nothing": async (page) => {
    const index = await middleOf(page, BOLTS.words);
    const target = await page.evaluate((index) => window.probe.bringIntoView(index), index);
    await page.move(target.x - 30, target.y, { steps: 4 });
    await page.down();
    await page.move(target.x, target.y, { steps: 4 });
    assert.equal(await cardAfterAWhile(page), null);
    await page.up();
  },

  "the widget opens, closes and switches cards when the page asks for it": async (page) => {
    const [first, second] = await page.evaluate(() => window.probe.marks().map(({ id, claim }) => ({ id, claim })));
    await page.evaluate((id) => void window.widget.open(id), first.id);
    assert.equal((await openCard(page)).claim, first.claim);
    await page.evaluate((id) => void window.widget.open(id, { pin: true }), second.id);
    const wanted = (claim) => window.probe.card()?.claim === claim;
    await page.until("the second card", wanted, [second.claim]);
    assert.equal((await cardAfterAWhile(page))?.claim, second.claim, "a pinned card closed by itself");
    await page.evaluate(() => void window.widget.close());
    await cardIsClosed(page, "the card to close when the page asks for it");
  },

  "a card that is asked for out of sight is scrolled to, opened and pinned, and told of in that order": async (page) => {
    await page.evaluate(() => void scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
    await page.until("the page to scroll", () => scrollY > 600);
    const opened = await page.evaluate((claim) => {
      window.probe.events.length = 0;
      return window.widget.open(window.widget.claims().find((mark) => mark.claim === claim).id, { pin: true });
    }, BOLTS.claim);
    assert.equal(opened, true);
    assert.equal((await openCard(page)).claim, BOLTS.claim);
    assert.equal((await cardAfterAWhile(page))?.claim, BOLTS.claim, "the pinned card did not stay");
    const told = await page.evaluate(() => window.probe.events.map(({ type }) => type));
    assert.deepEqual(told.filter((type) => type !== "ready"), ["open", "pin"]);
  },

  "a page may destroy the widget from within its own listener": async (page) => {
    await page.evaluate(() => {
      document.addEventListener("accordingto:open", () => window.widget.destroy(), { once: true });
      window.widget.open(window.widget.claims()[0].id);
    });
    await page.until("the widget to be gone", () => document.querySelector("accordingto-card") === null);
    assert.equal(await page.evaluate(() => window.widget.claims().length), 0);
  },

  "a widget that is switched off opens nothing, and works again when it is switched on": async (page) => {
    const index = await middleOf(page, BOLTS.words);
    await page.evaluate(() => void window.widget.setEnabled(false));
    const target = await pointAt(page, index);
    assert.equal(await cardAfterAWhile(page), null);
    await page.move(6, target.y, { steps: 4 });
    await page.evaluate(() => void window.widget.setEnabled(true));
    await hover(page, index);
  },
};

async function tappingOpensNothing(page) {
  const target = await page.evaluate((index) => window.probe.bringIntoView(index), await middleOf(page, BOLTS.words));
  await page.evaluate(() => {
    window.touches = 0;
    const note = (event) => (window.touches += event.pointerType === "touch" ? 1 : 0);
    addEventListener("pointerdown", note, true);
  });
  await page.tap(target.x, target.y);
  await page.until("the tap to arrive", () => window.touches > 0);
  assert.equal(await cardAfterAWhile(page), null);
}

/** The cases of this file. */
export default function cases() {
  const touch = { name: "a touch on claim text opens nothing by hovering", options: { touch: true }, check: tappingOpensNothing };
  const rest = Object.entries(CASES).map(([name, check]) => ({ name, options: {}, check }));
  return [...rest, touch].map(({ name, options, check }) => ({
    name: `card: ${name}`,
    run: async (world) => check(await openFixture(world, options)),
  }));
}
