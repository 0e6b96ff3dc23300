// The two seed articles, as pages made from their text files. They are other people's words and lie
// outside the repository: without them these cases are skipped, and counted as skipped.

import assert from "node:assert/strict";

import { VIEWPORT } from "../hand.mjs";
import { places } from "../spans.mjs";
import { checkHover } from "./hovering.mjs";
import { assertFound, assertNothingElse, assertPainted } from "./places.mjs";

const NO_ARTICLES = "../shared/articles is not there";
const NUMBER_OF_SPANS = 106;

/** The cases of this file; `world` says what there is to test on. */
export default function cases({ articles }) {
  const pages = articles ?? [{ name: "A" }, { name: "B" }];
  return [
    {
      name: `the reference has ${NUMBER_OF_SPANS} annotated spans`,
      skip: articles ? null : NO_ARTICLES,
      run: () => assert.equal(pages.flatMap(({ spans }) => spans).length, NUMBER_OF_SPANS),
    },
    ...pages.flatMap((article, number) => casesOf(article, number, articles ? null : NO_ARTICLES)),
  ];
}

function casesOf(article, number, skip) {
  const open = async ({ newPage, origin }) => {
    const page = await newPage({ viewport: VIEWPORT });
    await page.goto(`${origin}/article/${number}`);
    await page.until("the page's script", () => Boolean(window.ready));
    await page.evaluate(() => window.ready.then(() => true));
    await page.until("the widget", () => Boolean(window.widget));
    const text = await page.evaluate(() => window.probe.text());
    assert.equal(text, article.text, "the page does not have the file's text");
    return page;
  };

  return [
    {
      name: `article ${article.name}: every annotated span is marked at its place`,
      skip,
      run: async (world) => {
        const page = await open(world);
        assertFound(article.text, article.spans, await page.evaluate(() => window.probe.marks()));
      },
    },
    {
      name: `article ${article.name}: nothing is marked elsewhere`,
      skip,
      run: async (world) => {
        const page = await open(world);
        assertNothingElse(article.text, article.spans, await page.evaluate(() => window.probe.marks()));
      },
    },
    {
      name: `article ${article.name}: the marks are told of in document order, each whole`,
      skip,
      run: async (world) => assertWhole(await (await open(world)).evaluate(() => window.probe.marks())),
    },
    {
      name: `article ${article.name}: the highlight registry covers the marks and nothing else`,
      skip,
      run: async (world) => {
        const page = await open(world);
        const marks = await page.evaluate(() => window.probe.marks());
        assert.ok(marks.length > 0, "there are no marks");
        assertPainted(article.text, marks, await page.evaluate(() => window.probe.highlights()));
      },
    },
    {
      name: `article ${article.name}: its markup is the same before, with and after the widget`,
      skip,
      run: async (world) => {
        const page = await open(world);
        const before = await page.evaluate(() => window.before);
        assert.equal(await page.evaluate(() => window.probe.html()), before, "attach() changed the article");
        await page.evaluate(() => window.widget.destroy());
        assert.equal(await page.evaluate(() => window.probe.html()), before, "destroy() left the article changed");
      },
    },
    {
      name: `article ${article.name}: hovering each distinct span opens the card of a right claim`,
      skip,
      run: async (world) => {
        const page = await open(world);
        const all = places(article.spans);
        for (const place of all) {
          await checkHover({ page, dataset: world.dataset, text: article.text, place, all });
        }
        return `${all.length} places`;
      },
    },
  ];
}

function assertWhole(marks) {
  const ids = new Set();
  let last = 0;
  for (const mark of marks) {
    assert.ok(typeof mark.id === "string" || typeof mark.id === "number", `a mark without an id: ${JSON.stringify(mark)}`);
    assert.ok(!ids.has(mark.id), `two marks have the id ${mark.id}`);
    assert.ok(mark.start >= last, `the mark ${mark.id} is out of document order`);
    assert.ok(["markup", "quote", "wording"].includes(mark.via), `the mark ${mark.id} has via ${mark.via}`);
    assert.ok(mark.score > 0 && mark.score <= 1, `the mark ${mark.id} has the score ${mark.score}`);
    assert.equal(typeof mark.changed, "boolean", `the mark ${mark.id} does not say whether the text changed`);
    assert.ok(mark.standing, `the mark ${mark.id} has no standing member`);
    ids.add(mark.id);
    last = mark.start;
  }
}
