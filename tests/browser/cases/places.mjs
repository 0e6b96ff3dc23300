// Comparisons of marks with expected spans, shared by the cases for the seed articles and the demo
// pages. A failure quotes both texts.

import assert from "node:assert/strict";

import { overlap, SAME_PLACE } from "../spans.mjs";

/** Every span has a mark of its claim and assertion at its place. */
export function assertFound(text, spans, marks) {
  const faults = [];
  for (const span of spans) {
    const own = marks.filter(({ claim, assertion }) => claim === span.claim && assertion === span.assertion);
    const best = nearest(span, own);
    if (best && overlap(span, best) >= SAME_PLACE) continue;
    const got = best ? `${quote(text, best)} (overlap ${overlap(span, best).toFixed(2)})` : "no mark";
    faults.push(`${span.claim} ${span.assertion}\n  expected ${quote(text, span)}\n  actual   ${got}`);
  }
  assert.ok(faults.length === 0, `${faults.length} of ${spans.length} spans are not found:\n${faults.join("\n")}`);
}

/** Every mark stands where a span of the same claim stands. */
export function assertNothingElse(text, spans, marks) {
  const faults = [];
  for (const mark of marks) {
    const best = nearest(mark, spans.filter(({ claim }) => claim === mark.claim));
    if (best && overlap(mark, best) >= SAME_PLACE) continue;
    const expected = best ? quote(text, best) : "no span of that claim";
    faults.push(`${mark.claim} ${mark.assertion}\n  expected ${expected}\n  actual   ${quote(text, mark)}`);
  }
  assert.ok(faults.length === 0, `${faults.length} of ${marks.length} marks are out of place:\n${faults.join("\n")}`);
}

/** The highlights together cover the marks' text, and no other text. */
export function assertPainted(text, marks, highlights) {
  assert.ok(highlights.length > 0, "CSS.highlights has no entry whose name begins with accordingto");
  const marked = covered(text, marks);
  const painted = covered(text, highlights.flatMap(({ stretches }) => stretches));
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/.test(text[at]) || marked[at] === painted[at]) continue;
    const fault = marked[at] ? "marked but not painted" : "painted but not marked";
    assert.fail(`text is ${fault}: ${quote(text, { start: at, end: Math.min(at + 40, text.length) })}`);
  }
}

/** The passage with its offsets, cut in the middle where it is long. */
export function quote(text, { start, end }) {
  const passage = text.slice(start, end).replace(/\s+/g, " ");
  const short = passage.length > 90 ? `${passage.slice(0, 50)} … ${passage.slice(-30)}` : passage;
  return `${start}..${end} “${short}”`;
}

function nearest(span, others) {
  return others.reduce((best, other) => (!best || overlap(span, other) > overlap(span, best) ? other : best), null);
}

function covered(text, stretches) {
  const flags = new Array(text.length).fill(false);
  for (const { start, end } of stretches) flags.fill(true, start, end);
  return flags;
}
