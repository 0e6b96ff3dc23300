// The three engines behind one small interface: `missing()` lists the files that are not there,
// `launch({dark})` gives a browser with `newPage({viewport, dark, touch})` and `close()`.
// engines/page.mjs says what a page can do.

import { chromiumEngine, firefoxEngine } from "./engines/playwright.mjs";
import { webkitEngine } from "./engines/webkit.mjs";

export { endAll } from "./engines/processes.mjs";

export const ENGINES = [chromiumEngine, firefoxEngine, webkitEngine];

/** The command that installs what `engine` needs, for the message that says it is missing. */
export function installCommand(engine) {
  return `apt-get install -y --no-install-recommends ${engine.apt} fonts-dejavu-core`;
}
