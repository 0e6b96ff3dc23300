// The demo pages as they are served to a reader: they attach the widget themselves.

import assert from "node:assert/strict";

import { VIEWPORT } from "../hand.mjs";
import { places, quotedSpans } from "../spans.mjs";
import { checkHover } from "./hovering.mjs";
import { assertFound, assertNothingElse } from "./places.mjs";

/** The demo pages, by the year that they are written as of. */
export const DEMO_PAGES = ["2007", "2024"];

const SAMPLE = 8;

/** Opens a demo page and reaches the widget that the page attached: a second attach gives the same. */
export async function openDemo({ newPage, origin }, name, options = {}) {
  const page = await newPage({ viewport: VIEWPORT, ...options });
  await page.goto(`${origin}/demo/${name}.html`);
  const painted = () => [...CSS.highlights.keys()].some((key) => key.startsWith("accordingto"));
  await page.until("the demo page to attach the widget by itself", painted, [], 6000);
  await page.evaluate(async () => {
    const { attach } = await import(new URL("/pkg/accordingto.js", location.href).href);
    window.widget = await attach(document.querySelector("article"));
  });
  return page;
}

/** The cases of this file. */
export default function cases() {
  return DEMO_PAGES.flatMap((name) => [
    {
      name: `demo ${name}: every quote of the dataset that stands on the page is marked at its place`,
      run: async (world) => {
        const { text, spans, marks } = await read(world, name);
        assert.ok(spans.length >= SAMPLE, `only ${spans.length} quotes of the dataset stand on the page`);
        assertFound(text, spans, marks);
        return `${spans.length} quotes`;
      },
    },
    {
      name: `demo ${name}: nothing is marked elsewhere`,
      run: async (world) => {
        const { text, spans, marks } = await read(world, name);
        assertNothingElse(text, spans, marks);
      },
    },
    {
      name: `demo ${name}: hovering a sample opens the right cards`,
      run: async (world) => {
        const { page, text, spans } = await read(world, name);
        const all = places(spans);
        for (const place of sample(all)) await checkHover({ page, dataset: world.dataset, text, place, all });
      },
    },
  ]);
}

async function read(world, name) {
  const page = await openDemo(world, name);
  const text = await page.evaluate(() => window.probe.text());
  const marks = await page.evaluate(() => window.probe.marks());
  return { page, text, marks, spans: quotedSpans(world.dataset, text) };
}

/** Evenly spread over the page, the same on every run. */
function sample(all) {
  const count = Math.min(SAMPLE, all.length);
  return [...Array(count).keys()].map((step) => all[Math.floor((step * all.length) / count)]);
}
