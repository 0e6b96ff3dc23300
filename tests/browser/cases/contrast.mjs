// The contrast of the card's text, which axe-core cannot tell for an element in the top layer.
// WCAG 2.2, 1.4.3: at least 4.5 to 1 for text of ordinary size; formulas from "relative luminance".

/** The least contrast that text of ordinary size may have. */
export const LEAST_CONTRAST = 4.5;

/**
 * Runs in the page: for each text of the open card, its words and its contrast to what is painted
 * behind it. Colours are resolved by painting them, so any CSS colour syntax will do.
 */
export function textContrasts() {
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const painted = (colours) => {
    for (const colour of ["#fff", ...colours]) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgrounds = (element, card) => {
    const own = getComputedStyle(element).backgroundColor;
    return element === card ? [own] : [...backgrounds(element.parentElement, card), own];
  };
  const card = document.querySelector("accordingto-card").shadowRoot.querySelector('[part~="card"]');
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility()) continue;
    const behind = backgrounds(element, card);
    const [a, b] = [painted([...behind, getComputedStyle(element).color]), painted(behind)].map(luminance);
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push({ words: node.data.trim().slice(0, 60), contrast: Math.round(contrast * 100) / 100 });
  }
  return found;
}
