// Attaches According To to the page that `cargo xtask demo --page FILE` serves, by the public API and
// nothing else. The script's own tag may name a dataset: <script … data-claims="/claims.json">.
import { attach } from "/pkg/accordingto.js";

const root = document.querySelector("article") ?? document.querySelector("main") ?? document.body;
const own = [...document.scripts].find((script) => script.src === import.meta.url);
const url = own?.dataset.claims;

attach(root, url ? { claims: { url } } : {}).catch(say);

// The page stays as it was but for this line: a demo that stays silent would look like one that
// found nothing.
function say(error) {
  const message = document.createElement("div");
  message.setAttribute("role", "status");
  message.dataset.accordingto = "off";
  message.textContent = `According To: ${error?.message ?? error}`;
  Object.assign(message.style, {
    position: "fixed",
    insetBlockEnd: "1em",
    insetInlineEnd: "1em",
    zIndex: "2147483647",
    boxSizing: "border-box",
    maxWidth: "min(32em, calc(100vw - 2em))",
    maxHeight: "50vh",
    overflow: "auto",
    padding: "0.75em 1em",
    border: "1px solid",
    borderRadius: "4px",
    font: "14px/1.4 system-ui, sans-serif",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    color: "CanvasText",
    background: "Canvas",
  });
  document.body.append(message);
}
