// The card in the reader's language: its words, its direction, and the dataset's texts still in theirs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { hover, VIEWPORT } from "../hand.mjs";
import { attachWidget, BOLTS, middleOf, openBare } from "./fixture.mjs";

const LANGUAGES = { ar: "rtl", de: "ltr", es: "ltr", fa: "rtl", fr: "ltr", he: "rtl", ja: "ltr", ru: "ltr", zh: "ltr" };
const WORDS = new URL("../../../pkg/lang/", import.meta.url);

/** The card as its reader has it. */
function look() {
  const card = document.querySelector("accordingto-card").shadowRoot.querySelector("[part~=card]");
  return {
    language: card.lang,
    direction: getComputedStyle(card).direction,
    headings: [...card.querySelectorAll("h3")].map((heading) => heading.textContent),
    close: card.querySelector("[part~=close]").getAttribute("aria-label"),
    names: [...card.querySelectorAll("bdi")].map((name) => name.textContent),
  };
}

async function speaks(world, language, direction) {
  const words = JSON.parse(await readFile(new URL(`${language}.json`, WORDS), "utf8"));
  const page = await openBare(world);
  await page.evaluate((tag) => void (document.querySelector("article").lang = tag), language);
  await attachWidget(page);
  const { card } = await hover(page, await middleOf(page, BOLTS.words));
  const seen = await page.evaluate(look);
  assert.equal(seen.language.split("-")[0], language);
  assert.equal(seen.direction, direction);
  assert.ok(seen.headings.includes(words["heading.claim"]), `the headings are ${seen.headings.join(" | ")}`);
  assert.equal(seen.close, words["card.close"]);
  assert.ok(seen.names.some((name) => name.includes("Ilse Brandt")), `the names are ${seen.names.join(" | ")}`);
  const { left, right } = card.box;
  assert.ok(left >= 0 && right <= VIEWPORT.width, `the card stands from ${left} to ${right}`);
  const path = join(world.artefacts, `${world.engine}-card-${language}.png`);
  await page.screenshot(path);
  world.keep(path);
}

async function fallsBack(world) {
  const page = await openBare(world);
  await page.evaluate(() => void (document.querySelector("article").lang = "tlh"));
  await attachWidget(page);
  await hover(page, await middleOf(page, BOLTS.words));
  const seen = await page.evaluate(look);
  assert.equal(seen.language, "en");
}

/** The cases of this file. */
export default function cases() {
  const each = Object.entries(LANGUAGES).map(([language, direction]) => ({
    name: `languages: the card speaks ${language} on a page in that language`,
    run: (world) => speaks(world, language, direction),
  }));
  return [...each, { name: "languages: on a page in a language that nobody wrote for us, the card is in English", run: fallsBack }];
}
