// A static server for the tests on 127.0.0.1, on a port that the system picks:
//
//   /                 www/
//   /pkg/             the built package
//   /article/<n>      text file n of the list, as a page whose article has exactly the file's text
//   /fixture          our own small page (fixture/page.html), which attaches nothing by itself
//   /fixture.json     its dataset; /fixture-bad.json the same with faults put in
//
// It reads files of these folders only, and remembers each address that it had nothing for.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { breakDataset } from "./fixture/faults.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Starts the server. `articles` are texts; `recorder` puts recorder.js first into every HTML page.
 * Gives `{ origin, missing, close() }`; `missing` collects the paths that were answered with 404.
 */
export async function serve({ www, pkg, articles, recorder }) {
  const missing = [];
  const page = (html) => (recorder ? html.replace(/<head(\s[^>]*)?>/i, `$&<script src="/recorder.js"></script>`) : html);
  const server = createServer((request, response) => {
    answer(new URL(request.url, "http://localhost").pathname)
      .then(([type, body]) => respond(response, 200, type, body))
      .catch((error) => {
        missing.push(request.url);
        respond(response, 404, TYPES[".txt"], `no ${request.url}: ${error.code ?? error.message}\n`);
      });
  });

  async function answer(path) {
    const article = /^\/article\/(\d+)$/.exec(path);
    if (article) return [TYPES[".html"], page(articlePage(articles[Number(article[1])]))];
    if (path === "/favicon.ico") return ["image/x-icon", ""];
    if (path === "/recorder.js") return file(HERE, "recorder.js");
    if (path === "/fixture") return file(HERE, "fixture/page.html");
    if (path === "/fixture.json") return file(HERE, "fixture/dataset.json");
    if (path === "/fixture-bad.json") return [TYPES[".json"], JSON.stringify(breakDataset(await fixture()))];
    if (path.startsWith("/pkg/")) return file(pkg, path.slice("/pkg/".length));
    return file(www, path.endsWith("/") ? `${path}index.html` : path);
  }

  async function file(folder, path) {
    const full = resolve(folder, `.${sep}${decodeURIComponent(path)}`);
    if (!full.startsWith(resolve(folder) + sep)) throw new Error("outside the folder");
    const type = TYPES[extname(full)] ?? "application/octet-stream";
    const body = await readFile(full);
    return [type, extname(full) === ".html" ? page(body.toString("utf8")) : body];
  }

  const fixture = async () => JSON.parse(await readFile(resolve(HERE, "fixture/dataset.json"), "utf8"));

  server.listen(0, "127.0.0.1");
  await new Promise((ready, failed) => server.once("listening", ready).once("error", failed));
  const close = () => new Promise((closed) => server.close(closed).closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, missing, close };
}

function respond(response, status, type, body) {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

/**
 * A page whose `article.textContent` is `text`, unit for unit: paragraphs end after a blank line,
 * the line ends stay in their text nodes, and `pre-wrap` shows them.
 */
export function articlePage(text) {
  if (text === undefined) throw new Error("no such article");
  const paragraphs = text.match(/[^]+?(?:\n{2,}|$)/g) ?? [];
  const body = paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A page made from a text file</title>
<style>
body { margin: 0; font: 18px/1.6 "DejaVu Serif", serif; }
article { width: 660px; max-width: 80vw; margin: 60px auto 100vh; white-space: pre-wrap; }
p { margin: 0; }
</style>
</head>
<body>
<article>${body}</article>
<script type="module">
import { attach } from "/pkg/accordingto.js";
window.before = document.querySelector("article").outerHTML;
window.ready = attach(document.querySelector("article"), { hoverText: "still" });
window.widget = await window.ready;
</script>
</body>
</html>
`;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
