// Pictures for people to look at: a demo page with an open card, light and dark, from each engine.

import { join } from "node:path";

import { hover } from "../hand.mjs";
import { aim, places, quotedSpans } from "../spans.mjs";
import { DEMO_PAGES, openDemo } from "./demo.test.mjs";

/** The cases of this file. A browser's scheme is fixed at launch, so each one names the browser. */
export default function cases() {
  return [false, true].flatMap((dark) =>
    DEMO_PAGES.map((name) => ({
      name: `screenshot of demo ${name} with an open card, ${dark ? "dark" : "light"}`,
      dark,
      run: async (world) => {
        const page = await openDemo(world, name, { dark });
        const text = await page.evaluate(() => window.probe.text());
        const all = places(quotedSpans(world.dataset, text));
        await hover(page, aim(text, mostDisputed(world.dataset, all), all).index);
        const path = join(world.artefacts, `${world.engine}-${name}${dark ? "-dark" : ""}.png`);
        await page.screenshot(path);
        world.keep(path);
      },
    })),
  );
}

/** The place whose claim has the most parties, so that the card has the most to show. */
function mostDisputed(dataset, all) {
  const parties = ({ at }) => dataset.claims.find(({ id }) => id === at[0].claim)?.assertions.length ?? 0;
  return all.reduce((best, place) => (parties(place) > parties(best) ? place : best));
}
