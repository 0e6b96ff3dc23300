// The part of the tests that runs inside the page. It reads what the widget shows through its
// public surface alone (the widget object, the CSS highlight registry, the card's open shadow
// root, the events) and gives plain JSON back. Offsets are UTF-16 code units into the `article`
// element's `textContent`.
//
// `installProbe` is sent to the page as source text: it must not refer to anything outside itself.

export function installProbe() {
  const OURS = "accordingto";
  const root = () => document.querySelector("article");
  const events = [];
  for (const type of ["ready", "open", "close", "pin", "error"]) {
    const note = (event) => events.push({ type, id: event.detail?.id, claim: event.detail?.claim });
    document.addEventListener(`${OURS}:${type}`, note, true);
  }

  /** The offset of a boundary point: the length of the article's text before it. */
  function offset(node, at) {
    const before = document.createRange();
    before.selectNodeContents(root());
    if (before.comparePoint(node, at) < 0) return 0;
    if (before.comparePoint(node, at) > 0) return before.toString().length;
    before.setEnd(node, at);
    return before.toString().length;
  }

  function offsets(range) {
    return {
      start: offset(range.startContainer, range.startOffset),
      end: offset(range.endContainer, range.endOffset),
    };
  }

  /** The range of the text from `start` to `end`. */
  function rangeOf(start, end) {
    const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let position = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = position + node.data.length;
      if (!begun && start < next) {
        range.setStart(node, start - position);
        begun = true;
      }
      if (end <= next) {
        range.setEnd(node, end - position);
        return range;
      }
      position = next;
    }
    throw new Error(`the article has no text at ${start}..${end}`);
  }

  const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });

  /** The boxes of the text from `start` to `end`, empty ones left out. */
  function boxes(start, end) {
    const rects = [...rangeOf(start, end).getClientRects()];
    return rects.filter((rect) => rect.width > 0 && rect.height > 0).map(plain);
  }

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /**
   * Scrolls so that the character at `index` stands at 45 % of the viewport's height, waits until
   * its box is the same in two frames, and gives the box and the middle of it.
   */
  async function bringIntoView(index) {
    const [now] = boxes(index, index + 1);
    if (!now) throw new Error(`the character at ${index} has no box`);
    scrollBy({ top: now.top - innerHeight * 0.45, behavior: "instant" });
    let last = null;
    for (;;) {
      await nextFrame();
      const [box] = boxes(index, index + 1);
      if (last && box.left === last.left && box.top === last.top) {
        const x = (box.left + box.right) / 2;
        const y = (box.top + box.bottom) / 2;
        const hit = document.elementFromPoint(x, y);
        return { x, y, box, inside: Boolean(hit && root().contains(hit)) };
      }
      last = box;
    }
  }

  function cardElement() {
    const host = document.querySelector(`${OURS}-card`);
    return { host, card: host?.shadowRoot?.querySelector('[part~="card"]') ?? null };
  }

  const isPopover = (element) => Boolean(element?.matches(":popover-open"));

  /** The open card, or null: which claim, its words, its box, and where its host stands. */
  function card() {
    const { host, card } = cardElement();
    if (!card || !(isPopover(card) || isPopover(host))) return null;
    const box = card.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || getComputedStyle(card).visibility === "hidden") return null;
    return {
      claim: card.dataset.claim ?? null,
      mark: card.dataset.mark ?? null,
      text: textOf(card),
      box: plain(box),
      onRoot: host.parentNode === document.documentElement,
    };
  }

  /** The text that is shown: words of separate blocks do not run together. */
  function textOf(element) {
    return (element.innerText ?? element.textContent).replace(/\s+/g, " ").trim();
  }

  /** True as soon as the card has stopped fading and its box stays the same for two frames. */
  async function cardIsSettled() {
    const { host, card: element } = cardElement();
    const before = card();
    if (!before) return false;
    await nextFrame();
    await nextFrame();
    const still = JSON.stringify(card()?.box) === JSON.stringify(before.box);
    const moving = [host, element].flatMap((part) => part.getAnimations({ subtree: true }));
    return still && moving.length === 0 && Number(getComputedStyle(element).opacity) === 1;
  }

  /** The marks that `widget.claims()` tells of, with offsets in place of the range. */
  function marks() {
    return window.widget.claims().map((mark) => ({
      id: mark.id,
      claim: mark.claim,
      assertion: mark.assertion,
      via: mark.via,
      score: mark.score,
      changed: mark.changed,
      standing: mark.standing !== undefined,
      ...offsets(mark.range),
    }));
  }

  /** The highlight registry's entries of ours: name and the stretches of text that they cover. */
  function highlights() {
    const ours = [...CSS.highlights].filter(([name]) => name.startsWith(OURS));
    return ours.map(([name, highlight]) => ({ name, stretches: [...highlight].map(offsets) }));
  }

  /** What of ours is in the document, its style sheets and its highlight registry. */
  function traces() {
    const elements = [...document.querySelectorAll("*")].map((element) => element.localName);
    return {
      elements: elements.filter((name) => name.startsWith(`${OURS}-`)),
      highlights: highlights().map(({ name }) => name),
      sheets: document.adoptedStyleSheets.length,
      html: document.documentElement.outerHTML,
    };
  }

  window.probe = {
    events, boxes, bringIntoView, card, cardIsSettled, marks, highlights, traces,
    text: () => root().textContent,
    html: () => root().outerHTML,
  };
}
