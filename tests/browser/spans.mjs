// What must be found where: the hand-made annotation of the two seed articles, and the bundled
// dataset's own quotes for the demo pages. All offsets are UTF-16 code units into the article's
// text; `end` is the first unit after the passage.

import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The least overlap (intersection over union, in characters) that counts as the same place. */
export const SAME_PLACE = 0.8;

/**
 * The seed articles with their annotated spans, or null where the shared folder is not there.
 * Each article is `{ name, text, spans: [{ start, end, claim, assertion }] }`.
 */
export async function readArticles(shared) {
  const reference = join(shared, "reference/asgari-claims.json");
  if (!existsSync(reference)) return null;
  const { documents, claims } = JSON.parse(await readFile(reference, "utf8"));
  return Promise.all(
    documents.map(async ({ id, file }) => {
      const text = await readFile(join(shared, "articles", file), "utf8");
      const spans = claims.flatMap(({ slug, assertions }) =>
        assertions
          .filter(({ span }) => span?.doc === id)
          .map(({ id: assertion, span }) => ({ start: span.start, end: span.end, claim: slug, assertion })),
      );
      return { name: id, text, spans };
    }),
  );
}

/** The bundled dataset with two look-ups: agents by id, and assertions by id. */
export async function readDataset(path) {
  const dataset = JSON.parse(await readFile(path, "utf8"));
  const agents = new Map(dataset.agents.map((agent) => [agent.id, agent]));
  const assertions = new Map(dataset.claims.flatMap((claim) => claim.assertions.map((one) => [one.id, one])));
  return { claims: dataset.claims, agents, assertions };
}

/**
 * The names that the card of an assertion must show: those of the chain's named agents after the
 * page itself. Unnamed sources have no name to look for.
 */
export function namesOf(dataset, assertion) {
  const chain = dataset.assertions.get(assertion)?.chain ?? [];
  return chain.slice(1).map(({ agent }) => dataset.agents.get(agent)?.name).filter(Boolean);
}

/** The dataset's quotes that occur in `text`, as spans. */
export function quotedSpans(dataset, text) {
  const spans = [];
  for (const claim of dataset.claims) {
    for (const assertion of claim.assertions) {
      for (const { selector } of assertion.anchors ?? []) {
        if (selector.type !== "TextQuoteSelector") continue;
        const place = locate(text, selector);
        if (place) spans.push({ ...place, claim: claim.id, assertion: assertion.id });
      }
    }
  }
  return spans;
}

/**
 * Where the quote stands in `text`, or null. Runs of white space are one space on both sides, as
 * the page's line breaks mean nothing; of several places the one whose surroundings agree longest
 * with `prefix` and `suffix` is taken.
 */
export function locate(text, { exact, prefix = "", suffix = "" }) {
  const page = squeeze(text);
  const quote = squeeze(exact).text.trim();
  let best = null;
  for (let at = page.text.indexOf(quote); at >= 0; at = page.text.indexOf(quote, at + 1)) {
    const before = agreement(reversed(page.text.slice(0, at).trim()), reversed(squeeze(prefix).text.trim()));
    const after = agreement(page.text.slice(at + quote.length).trim(), squeeze(suffix).text.trim());
    if (best === null || before + after > best.context) best = { at, context: before + after };
  }
  if (best === null) return null;
  const last = page.offsets[best.at + quote.length - 1];
  return { start: page.offsets[best.at], end: last + 1 };
}

function squeeze(text) {
  let out = "";
  const offsets = [];
  for (let at = 0; at < text.length; at += 1) {
    const space = /\s/.test(text[at]);
    if (space && out.endsWith(" ")) continue;
    out += space ? " " : text[at];
    offsets.push(at);
  }
  return { text: out, offsets };
}

const reversed = (text) => [...text].reverse().join("");

function agreement(a, b) {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}

/** Intersection over union of two spans, in code units. */
export function overlap(a, b) {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return both / (a.end - a.start + (b.end - b.start) - both);
}

/** The spans as distinct places, in document order: `{ start, end, at: [span, …] }`. */
export function places(spans) {
  const byPlace = new Map();
  for (const span of spans) {
    const key = `${span.start}-${span.end}`;
    if (!byPlace.has(key)) byPlace.set(key, { start: span.start, end: span.end, at: [] });
    byPlace.get(key).at.push(span);
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Where to point for `place`, and what must open there: the middle letter of its longest stretch
 * that no shorter place covers. A place without a letter of its own is pointed at in its middle,
 * and the innermost place there answers.
 */
export function aim(text, place, all) {
  const free = [];
  for (let index = place.start; index < place.end; index += 1) {
    if (/[\p{L}\p{N}]/u.test(text[index]) && isSamePlace(innermost(all, index), place)) free.push(index);
  }
  const run = longestRun(free, text);
  if (run.length > 0) return { index: run[run.length >> 1], answer: place };
  const middle = (place.start + place.end) >> 1;
  const later = text.slice(middle).search(/\p{L}/u);
  const index = later >= 0 && middle + later < place.end ? middle + later : middle;
  return { index, answer: innermost(all, index) };
}

const isSamePlace = (a, b) => a.start === b.start && a.end === b.end;

/** The shortest of the places that cover `index`. */
function innermost(all, index) {
  const over = all.filter(({ start, end }) => start <= index && index < end);
  return over.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
}

/** The longest stretch of `indexes` with nothing but spaces and punctuation between neighbours. */
function longestRun(indexes, text) {
  let best = [];
  let run = [];
  for (const index of indexes) {
    const last = run.at(-1);
    const joined = last !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(last + 1, index));
    run = joined ? [...run, index] : [index];
    if (run.length > best.length) best = run;
  }
  return best;
}
