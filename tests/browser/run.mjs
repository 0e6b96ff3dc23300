// Runs the browser tests:
//
//   node tests/browser/run.mjs [--engine chromium|firefox|webkit] [--only NAME]
//                              [--in-turn] [--www DIR] [--pkg DIR] [--data FILE]
//
// from the root of the repository. Without --engine all three run, at the same time, since most of
// their time is waiting for the widget's own delays; --in-turn runs one after the other. --only takes
// the cases whose name contains NAME. --www, --pkg and --data test another build than the tree's
// own. The exit code is 0 if nothing failed; the last line is `N passed, N failed, N skipped`.

import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import articleCases from "./cases/articles.test.mjs";
import cardCases from "./cases/card.test.mjs";
import demoCases from "./cases/demo.test.mjs";
import languageCases from "./cases/languages.test.mjs";
import lifecycleCases from "./cases/lifecycle.test.mjs";
import screenshotCases from "./cases/screenshots.test.mjs";
import { endAll, ENGINES, installCommand } from "./engines.mjs";
import { serve } from "./server.mjs";
import { readArticles, readDataset } from "./spans.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ARTEFACTS = join(ROOT, "tests/artefacts");
const { values: options } = parseArgs({
  options: {
    engine: { type: "string", multiple: true },
    only: { type: "string" },
    "in-turn": { type: "boolean", default: false },
    www: { type: "string", default: join(ROOT, "www") },
    pkg: { type: "string", default: join(ROOT, "pkg") },
    data: { type: "string", default: join(ROOT, "data/asgari.json") },
  },
});

const count = { passed: 0, failed: 0, skipped: 0 };
const kept = [];
const open = new Set();
let stopping = false;

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop(signal === "SIGINT" ? 130 : 143));

await main().catch((error) => {
  count.failed += 1;
  console.error(`\nthe run broke off: ${error.stack ?? error}`);
});
await stop(count.failed === 0 ? 0 : 1, true);

async function main() {
  const engines = ENGINES.filter(({ name }) => options.engine?.includes(name) ?? true);
  const unknown = options.engine?.filter((name) => !ENGINES.some((engine) => engine.name === name)) ?? [];
  if (unknown.length > 0) return broken(`no engine ${unknown.join(", ")}: there are chromium, firefox, webkit`);
  if (!existsSync(join(options.pkg, "accordingto.js"))) return broken(`no ${options.pkg}/accordingto.js: run cargo xtask build`);
  await mkdir(ARTEFACTS, { recursive: true });
  // Pictures of an earlier run's failures would be taken for this one's.
  const old = (await readdir(ARTEFACTS)).filter((name) => engines.some((engine) => name.startsWith(`fail-${engine.name}-`)));
  for (const name of old) await rm(join(ARTEFACTS, name));
  const articles = await readArticles(join(ROOT, "../shared"));
  const dataset = await readDataset(options.data);
  const cases = [articleCases, demoCases, cardCases, languageCases, lifecycleCases, screenshotCases].flatMap((list) => list({ articles }));
  const wanted = cases.filter(({ name }) => name.includes(options.only ?? ""));
  if (wanted.length === 0) return broken(`no case has “${options.only}” in its name`);
  let last = Promise.resolve();
  const runs = engines.map((engine) => {
    const run = () => runEngine(engine, wanted, { articles, dataset });
    return (last = options["in-turn"] ? last.then(run) : run());
  });
  await Promise.all(runs);
}

function broken(why) {
  count.failed += 1;
  console.error(`error: ${why}`);
}

async function runEngine(engine, cases, material) {
  const say = speaker(engine.name);
  const missing = engine.missing();
  if (missing.length > 0) {
    say("failed", `${missing.join(", ")} is not there; install it by: ${installCommand(engine)}`);
    return;
  }
  const began = performance.now();
  const texts = (material.articles ?? []).map(({ text }) => text);
  const server = await serve({ www: options.www, pkg: options.pkg, articles: texts, recorder: engine.name === "webkit" });
  open.add(server);
  try {
    for (const dark of [false, true]) {
      const group = cases.filter((one) => Boolean(one.dark) === dark);
      if (group.length > 0) await runGroup(engine, group, dark, { ...material, server, say });
    }
  } catch (error) {
    say("failed", `the engine broke off\n${indent(String(error.stack ?? error))}`);
  } finally {
    open.delete(server);
    await server.close();
  }
  say("done", `in ${seconds(began)}`);
}

/** One browser serves all cases of a colour scheme; each case has pages of its own. */
async function runGroup(engine, cases, dark, material) {
  const toRun = cases.filter((one) => !one.skip);
  for (const { name, skip } of cases.filter((one) => one.skip)) material.say("skipped", `${name} (${skip})`);
  if (toRun.length === 0) return;
  const began = performance.now();
  const browser = await engine.launch({ dark });
  open.add(browser);
  material.say("launched", `${browser.version}${dark ? ", dark," : ""} in ${seconds(began)}`);
  try {
    for (const one of toRun) await runCase(browser, one, material);
  } finally {
    open.delete(browser);
    await browser.close();
  }
}

/** A case passes if its run does, if the console stayed empty, and if the server had everything. */
async function runCase(browser, { name, run, dark = false }, { server, articles, dataset, say }) {
  const began = performance.now();
  const pages = [];
  const newPage = async (wish) => {
    pages.push(await browser.newPage(wish));
    return pages.at(-1);
  };
  const keep = (path) => kept.push(path);
  const world = { engine: browser.name, dark, origin: server.origin, artefacts: ARTEFACTS, articles, dataset, newPage, keep };
  server.missing.length = 0;
  try {
    const note = await run(world);
    await assertQuiet(pages, server);
    if (note?.skip) say("skipped", `${name} (${note.skip})`);
    else say("passed", `${name} (${[note, seconds(began)].filter(Boolean).join(", ")})`);
  } catch (error) {
    say("failed", `${name} (${seconds(began)})\n${indent(error.message)}`);
    await keepFailure(browser.name, name, pages, say);
  }
  for (const page of pages) await page.close().catch((error) => say("note", `closing the page: ${error.message}`));
}

async function assertQuiet(pages, server) {
  const problems = [];
  for (const page of pages) problems.push(...(await page.problems()));
  problems.push(...server.missing.map((path) => `asked for ${path}, which is not there`));
  if (problems.length > 0) throw new Error(`the console is not empty:\n${problems.join("\n")}`);
}

async function keepFailure(engine, name, pages, say) {
  const page = pages.at(-1);
  if (!page) return;
  const path = join(ARTEFACTS, `fail-${engine}-${name.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 60)}.png`);
  await page.screenshot(path).then(() => kept.push(path), (error) => say("note", `no screenshot: ${error.message}`));
  const problems = await page.problems().catch(() => []);
  if (problems.length > 0) say("note", `the console of it\n${indent(problems.slice(0, 10).join("\n"))}`);
}

/** Prints and counts what happens in one engine. */
function speaker(engine) {
  return (what, line) => {
    if (stopping) return;
    if (what in count) count[what] += 1;
    console.log(`${engine} ${what}: ${line}`);
  };
}

/** Ends what this run started, and the run. */
async function stop(code, tell = false) {
  // A signal comes while cases run: they fail as their browsers go, which is nobody's fault.
  if (stopping) return new Promise(() => {});
  stopping = true;
  for (const one of open) await one.close().catch(() => {});
  await endAll();
  if (tell && kept.length > 0) console.log(`\npictures:\n${kept.map((path) => `  ${relative(ROOT, path)}`).join("\n")}`);
  if (tell) console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exit(code);
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function indent(text) {
  return text.split("\n").map((line) => `    ${line}`).join("\n");
}
