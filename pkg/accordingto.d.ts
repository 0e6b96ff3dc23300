/** A dataset to fetch. JSON or compiled. */
export interface ClaimsUrl {
  url: string | URL;
  /** Subresource integrity, such as `sha384-…`. */
  integrity?: string;
}

/** A dataset: the bundled one by its id, a URL, the object of a JSON document, or the bytes of a compiled one. */
export type Claims = "asgari" | ClaimsUrl | ArrayBuffer | ArrayBufferView | Record<string, unknown>;

export interface AttachOptions {
  /** Default: the bundled dataset. */
  claims?: Claims;
  /** Where the WebAssembly is, or a compiled module. Default: beside this file. */
  wasm?: WebAssembly.Module | { url?: string | URL; integrity?: string };
  /** Which claims are underlined. Default: `"all"`. */
  marks?: "all" | "notable" | "off";
  /** Whether resting on a claim's text opens its card. Default: `"still"`. */
  hoverText?: "still" | "off";
  /** ms of rest on a claim's text until its card opens. Default: 500. */
  openDelay?: number;
  /** ms that the card stays after the pointer has left. Default: 300. */
  closeDelay?: number;
  /**
   * The language of the library's own words, as a BCP 47 tag: ar, de, en, es, fa, fr, he, ja, ru or zh. Default:
   * `"auto"`, the language that the page gives for the element (`lang`). Any other is English. The dataset's texts stay
   * in the dataset's language.
   */
  lang?: string;
  /** Read the record as of this day: `"2014"`, `"2014-03"` or `"2014-03-01"`. Default: everything on record. */
  asOf?: string;
  /** Destroys the widget when aborted. */
  signal?: AbortSignal;
}

export interface Standing {
  dispute: "none" | "retracted" | "contested" | "denied" | "inconsistent" | "doubted" | "n/a";
  support:
    | "none"
    | "unattributed"
    | "unverified"
    | "corroborated"
    | "uncorroborated"
    | "single-origin"
    | "n/a";
  origins: { min: number; max: number };
  flags: string[];
  /** The weakest origin: P, O, U, A, R or N; null where there is none. */
  weakest: "P" | "O" | "U" | "A" | "R" | "N" | null;
}

/** A claim as one passage of the page makes it. */
export interface Mark {
  /** Names the mark on this page, until the next `refresh`. */
  id: string;
  claim: string;
  assertion: string;
  via: "markup" | "quote" | "wording";
  /** 0 to 1: 1 − edits ÷ words. */
  score: number;
  /** Whether the passage's words differ from the record. */
  changed: boolean;
  standing: Standing;
  range: Range;
}

export interface Widget {
  readonly root: Element;
  /** In document order; of marks that begin together the longest first. */
  claims(): Mark[];
  /** Opens a mark's card. False if there is no such mark. */
  open(id: string, options?: { pin?: boolean }): boolean;
  close(): void;
  /** Reads the article again, after it has changed. */
  refresh(): void;
  /** Turns underlines and hovering off and on. */
  setEnabled(enabled: boolean): void;
  /** Takes everything out of the page. */
  destroy(): void;
}

export interface Diagnostic {
  code: string;
  severity: "error" | "warning";
  /** A JSON path such as `$.claims[3].assertions[0].chain`. */
  path: string;
  message: string;
  found?: string;
  expected?: string;
  help?: string;
}

export type ErrorCode =
  | "bad-root"
  | "data-invalid"
  | "data-integrity"
  | "data-unreachable"
  | "data-unknown"
  | "wasm-blocked"
  | "wasm-integrity"
  | "wasm-unreachable"
  | "engine-failed";

export class AccordingToError extends Error {
  readonly code: ErrorCode;
  /** All faults of a dataset, where the code is `data-invalid`. */
  readonly diagnostics?: Diagnostic[];
}

/**
 * Attaches the library to an element. A second call for the same element gives the same widget.
 *
 * Rejects with an `AccordingToError`; the page is then as it was.
 */
export function attach(root: Element, options?: AttachOptions): Promise<Widget>;
