/** Builds the player's page: one file with its script and labels, so it is whole or not there. */
import { xml } from '../../../base/formats/xml.ts';
import { NIGHT, PAGES, PAPER } from '../../../base/formats/palette.ts';
import path from 'node:path';
import { browserScript } from '../../../base/platform/browser-script.ts';
import { PROJECT } from '../../../base/platform/cache.ts';
import { sayBoth } from '../../../i18n/in-both.ts';
import { EQUAL_LANGUAGES, inLanguage } from '../../../model/language.ts';
import { remembered } from '../../../model/remembered.ts';
import type { Programme } from '../programme.ts';
import type { Labels } from './client/overlay.ts';

/** Rows of the technician's overlay. */
const LABELS = [
  ...(['clock', 'zone', 'correction', 'drift', 'now', 'next', 'set', 'clips', 'size'] as const),
  ...(['plays', 'error', 'export', 'mode', 'mode.kept', 'mode.network', 'mode.stick'] as const),
  ...(['loop', 'loop.why', 'codes'] as const),
];

const CLIENT = path.join(PROJECT, 'src/outputs/led/player/client');

/** The package of hashes asks for it as it begins; browsers know it since 2021. */
const HAS_OWN =
  'Object.hasOwn=Object.hasOwn||function(a,b){return Object.prototype.hasOwnProperty.call(a,b)};';

/** A script of the player as one classic script for the browsers of the last eight years. */
export const playerScript = remembered(async (name: 'main' | 'sw'): Promise<string> => {
  const entry = path.join(CLIENT, `${name}.ts`);
  const script = await browserScript(entry, 'chrome70', { banner: { js: HAS_OWN } });
  return script.toString();
});

const labels = (): Labels =>
  Object.fromEntries(LABELS.map((label) => [label, sayBoth(`led.player.${label}`)]));

/** Text that may stand inside a script element. */
export const inScript = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, ' ');

/**
 * `index.html`. The card below the videos is seen while there is no clip at all.
 * `playlist.js` beside it is for sticks; over a network it is never asked for.
 */
export async function playerPage({ campaign, screen }: Programme): Promise<string> {
  const sections = EQUAL_LANGUAGES.map((language) => {
    const [name, occasion] = [campaign.name, campaign.occasion].map(
      (text) => inLanguage(text, language)?.text ?? '',
    );
    return `<div lang="${language}"><b>${xml(name ?? '')}</b><span>${xml(occasion ?? '')}</span></div>`;
  });
  return `<!doctype html>
<html lang="kk">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${xml(screen.id)}</title>
<style>${STYLE}</style>
<main>${sections.join('')}</main>
<video></video><video></video>
<section id="overlay" hidden></section>
<script>
if (location.protocol === 'file:') document.write('<script src="playlist.js"><\\/script>');
window.LABELS = ${inScript(labels())};
</script>
<script>${await playerScript('main')}</script>
</html>
`;
}

const STYLE = `
html, body { margin: 0; height: 100%; overflow: hidden; background: ${NIGHT.ground}; color: ${PAPER.ground}; cursor: none;
  font-family: "Fira Sans", "Noto Sans", "DejaVu Sans", sans-serif; }
video { position: fixed; top: 0; left: 0; width: 100%; height: 100%; object-fit: contain; visibility: hidden; background: ${NIGHT.ground}; }
main { position: fixed; top: 0; right: 0; bottom: 0; left: 0; display: flex; flex-direction: column; justify-content: center; gap: 4vmin; padding: 8vmin; }
main b { display: block; font-size: 12vmin; line-height: 1.1; font-weight: 600; }
main span { font-size: 6vmin; color: ${NIGHT.accent}; }
main div + div { opacity: .8; }
main div + div b { font-size: 8vmin; }
#overlay { position: fixed; z-index: 9; top: 12px; left: 12px; max-width: calc(100% - 24px); max-height: calc(100% - 24px);
  overflow: auto; cursor: default; background: ${PAPER.ground}; color: ${NIGHT.ground}; padding: 12px 16px; box-sizing: border-box;
  font-size: clamp(11px, 2.2vmin, 18px); line-height: 1.35; }
#overlay table { border-collapse: collapse; }
#overlay th { text-align: left; font-weight: 400; padding: 1px 14px 1px 0; white-space: nowrap; }
#overlay th + th { opacity: .7; }
#overlay td { font-weight: 600; font-variant-numeric: tabular-nums; }
#overlay .wrong td { color: ${PAGES.day.wrong}; }
#overlay p { margin: 10px 0 4px; }
#overlay .codes { display: flex; flex-wrap: wrap; gap: 8px; }
#overlay figure { margin: 0; width: clamp(200px, 40vmin, 340px); text-align: center; }
#overlay svg { display: block; width: 100%; }
#overlay button { margin-top: 10px; font: inherit; padding: 6px 12px; color: ${PAPER.ground}; background: ${NIGHT.ground}; border: 0; cursor: pointer; }
`;
