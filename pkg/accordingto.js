// The public face of the library: fetches what it is told to fetch, starts the engine, and hands over.
//
// Importing has no side effect: no global, no request, no console output. Everything begins with `attach`.
import init, { attach as attachCore } from "./glue.js";

/** An error with a stable `code`; see accordingto.d.ts for the codes. */
export class AccordingToError extends Error {
  constructor(code, message, { cause, diagnostics } = {}) {
    super(message, { cause });
    this.name = "AccordingToError";
    this.code = code;
    if (diagnostics) this.diagnostics = diagnostics;
  }
}

/** One widget for each root, whoever asks for it and however often. */
const widgets = new WeakMap();

/** The engine, loaded once; a failed load is tried again by the next `attach`. */
let engine;

export function attach(root, options = {}) {
  if (!(root instanceof Element)) {
    return Promise.reject(new AccordingToError("bad-root", "attach needs an element of the page as its first argument"));
  }
  const known = widgets.get(root);
  if (known) return known;
  const attaching = begin(root, options);
  widgets.set(root, attaching);
  attaching.catch(() => widgets.delete(root));
  return attaching;
}

async function begin(root, options) {
  options.signal?.throwIfAborted();
  const lang = language(options.lang, root);
  const [dataset, words] = await Promise.all([
    claims(options.claims, options.signal),
    wordsOf(lang, options.signal),
    start(options.wasm),
  ]);
  options.signal?.throwIfAborted();
  const core = guarded(() => attachCore(root, dataset, { ...options, lang }, words));
  const widget = new Widget(core, root);
  options.signal?.addEventListener("abort", () => widget.destroy(), { once: true });
  return widget;
}

/** A live article. */
class Widget {
  #core;
  #root;

  constructor(core, root) {
    this.#core = core;
    this.#root = root;
  }

  get root() {
    return this.#root;
  }

  claims() {
    return this.#call((core) => core.claims(), []);
  }

  open(id, { pin = false } = {}) {
    return this.#call((core) => core.open(String(id), Boolean(pin)), false);
  }

  close() {
    this.#call((core) => core.close());
  }

  refresh() {
    this.#call((core) => core.refresh());
  }

  setEnabled(enabled) {
    this.#call((core) => core.setEnabled(Boolean(enabled)));
  }

  destroy() {
    if (!this.#core) return;
    this.#call((core) => core.destroy());
    // Not freed by hand: this may run inside a listener, inside a call of the engine. The engine has let go of all it held,
    // and the empty shell goes with the garbage.
    this.#core = undefined;
    widgets.delete(this.#root);
  }

  /** A trap in the engine leaves it in no known state: the widget lets go of it, and the page goes on. */
  #call(use, otherwise) {
    if (!this.#core) return otherwise;
    try {
      return guarded(() => use(this.#core)) ?? otherwise;
    } catch (error) {
      if (error.code === "engine-failed") {
        this.#core = undefined;
        widgets.delete(this.#root);
      }
      throw error;
    }
  }
}

/** What the dataset option names, as the engine takes it: undefined (bundled), bytes, or an object. */
async function claims(option, signal) {
  if (option === undefined || option === null || option === "asgari") return undefined;
  if (typeof option === "string") {
    throw new AccordingToError("data-unknown", `there is no bundled dataset "${option}"; give { url } for a file`);
  }
  if (option instanceof ArrayBuffer) return new Uint8Array(option);
  if (ArrayBuffer.isView(option)) return new Uint8Array(option.buffer, option.byteOffset, option.byteLength);
  if (!option.url) return option;
  const bytes = new Uint8Array(await (await request(option, "data", signal)).arrayBuffer());
  if (bytes[0] === 0x41 && bytes[1] === 0x54) return bytes; // "AT": a compiled dataset; JSON begins otherwise.
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    const message = `the dataset is no JSON: ${cause.message}`;
    const diagnostics = [{ code: "bad-json", severity: "error", path: "$", message }];
    throw new AccordingToError("data-invalid", message, { cause, diagnostics });
  }
}

/** The languages of the words shown, besides English, which the engine has within. One file each in lang/. */
const LANGUAGES = ["ar", "de", "es", "fa", "fr", "he", "ja", "ru", "zh"];

/** Language files that were asked for, once for the whole page. */
const files = new Map();

/** The wanted language or else the page's, as a BCP 47 tag; English if it is none of ours. */
function language(option = "auto", root) {
  const wanted = option === "auto" ? root.closest("[lang]")?.getAttribute("lang") : option;
  try {
    const [tag] = Intl.getCanonicalLocales(wanted);
    const code = tag.split("-")[0];
    // Our Chinese is written in simplified characters, wherever it is read.
    if (code === "zh") return "zh-Hans";
    if (code === "en" || LANGUAGES.includes(code)) return tag;
  } catch {
    // No tag at all, which a page may well have.
  }
  return "en";
}

/** The words of a language; undefined, which is English, where there are none to be had. The page goes on without. */
function wordsOf(lang, signal) {
  const code = lang.split("-")[0];
  if (code === "en") return undefined;
  if (!files.has(code)) files.set(code, readWords(code));
  return files.get(code).catch(() => {
    files.delete(code);
    signal?.throwIfAborted();
  });
}

async function readWords(code) {
  return (await request({ url: new URL(`./lang/${code}.json`, import.meta.url) }, "words")).json();
}

/** Loads and starts the WebAssembly, once for the whole page. */
function start(option) {
  engine ??= load(option).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function load(option) {
  try {
    if (option instanceof WebAssembly.Module) return await init({ module_or_path: option });
    const url = option?.url ?? new URL("accordingto_bg.wasm", import.meta.url);
    const response = await request({ url, integrity: option?.integrity }, "wasm");
    return await init({ module_or_path: response });
  } catch (cause) {
    if (cause instanceof AccordingToError) throw cause;
    throw new AccordingToError("wasm-blocked", "WebAssembly could not be started; the page's policy may forbid it", { cause });
  }
}

/** Fetches without credentials and with an integrity check, if one is given. */
async function request({ url, integrity }, what, signal) {
  let response;
  try {
    response = await fetch(url, { integrity: integrity ?? "", mode: "cors", credentials: "omit", signal });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const code = integrity ? `${what}-integrity` : `${what}-unreachable`;
    throw new AccordingToError(code, `${url} could not be fetched${integrity ? " with the integrity given" : ""}`, { cause });
  }
  if (!response.ok) throw new AccordingToError(`${what}-unreachable`, `${url}: status ${response.status}`);
  return response;
}

/** Runs the engine; its own errors have a code, anything else is a trap. */
function guarded(run) {
  try {
    return run();
  } catch (error) {
    const { code, message, diagnostics } = error ?? {};
    if (code === "data-invalid") throw new AccordingToError(code, message, { diagnostics });
    throw new AccordingToError("engine-failed", `the engine stopped: ${message ?? error}`, { cause: error });
  }
}
