/** The technician's page as HTML: A4, one language, nothing from elsewhere. */
import { PAPER, ROW, SKY_ON_LED, WATER } from '../../../base/formats/palette.ts';
import type { Translator } from '../../../i18n/index.ts';
import { inLanguage } from '../../../model/language.ts';
import { xml } from '../../../base/formats/xml.ts';
import { openingsOf } from '../grid.ts';
import type { Programme } from '../programme.ts';
import { gigabytes, sizesOf } from '../sizes.ts';
import { shortOffset, utcText } from '../../../model/zone.ts';
import { DRAWINGS } from './drawings.ts';
import { deviceOf, DEVICES, stepsOf, type Device } from './steps.ts';

export interface SheetInput {
  programme: Programme;
  /** Where `led/<screen>/` is served, with a closing slash. */
  address: string;
  contact: string;
  /** What was written into the screen's folder. */
  files: readonly string[];
  language: 'kk' | 'ru';
  t: Translator;
  /** CSS that embeds the fonts. */
  fonts: string;
  /** Points of the usual letters. */
  points: number;
}

export function sheetPage(input: SheetInput): string {
  const { programme, language, t } = input;
  const { screen, campaign, grid } = programme;
  const say = (text: Programme['screen']['name']): string =>
    xml(inLanguage(text, language)?.text ?? '');
  const sizes = sizesOf(programme);
  const facts = [
    [t('led.sheet.pixels'), `${screen.width} × ${screen.height}`],
    [t('led.sheet.hours'), hoursText(programme)],
    [t('led.sheet.clips'), t('led.sheet.count', { count: sizes.count, seconds: grid.slot })],
    [t('led.sheet.size'), t('led.sheet.gigabytes', { size: gigabytes(sizes.stick) })],
  ];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say(screen.name)}</title>
<style>${input.fonts}${styleOf(input.points)}</style>
<header><p>${say(campaign.name)} · ${xml(t('led.sheet.title'))}</p><h1>${say(screen.name)}</h1><p>${say(screen.address)}</p></header>
<dl>${facts.map(([name, value]) => `<div><dt>${xml(name ?? '')}</dt><dd>${xml(value ?? '')}</dd></div>`).join('')}</dl>
<h2>${xml(t('led.sheet.devices'))}</h2>
<main>${DEVICES.map((device) => devicePanel(input, device)).join('')}</main>
<section>${DRAWINGS.clock}<div><h2>${xml(t('led.sheet.clock'))}</h2>${list(clockLines(input))}</div></section>
<footer>${xml(t('led.sheet.rules', { contact: input.contact }))}</footer></html>`;
}

const list = (lines: readonly string[]): string =>
  `<ol>${lines.map((line) => `<li>${xml(line)}</li>`).join('')}</ol>`;

function devicePanel(input: SheetInput, device: Device): string {
  const { programme, t } = input;
  const isThis = device === deviceOf(programme);
  const mark = isThis ? `<em>${xml(t('led.sheet.this'))}</em>` : '';
  return `<article class="${isThis ? 'this' : ''}">${mark}${DRAWINGS[device]}<h3>${xml(t(`led.sheet.${device}`))}</h3>${list(stepsOf(device, input))}</article>`;
}

function clockLines({ programme, files, t }: SheetInput): string[] {
  const { hours, timeZone } = programme.grid;
  const first = hours[0];
  if (!first) return [];
  const offset = shortOffset(first.local.utcOffset);
  const params = {
    date: dayText(first.local.date),
    zone: timeZone,
    from: first.local.time.slice(0, 5),
    utc: utcText(first.start).slice(11, 16),
    offset,
  };
  const lines = files.includes('clock-check.mp4') ? [1, 2, 3] : [1, 2];
  return lines.map((line) => t(`led.sheet.clock.${line}`, params));
}

/** `09.05.2027 09:00–21:00`, one for each day. */
const hoursText = ({ grid }: Programme): string =>
  openingsOf(grid)
    .map(({ from, to }) => `${dayText(from.date)} ${from.time.slice(0, 5)}–${to.time.slice(0, 5)}`)
    .join(', ');

/** `09.05.2027` */
const dayText = (date: string): string => date.split('-').reverse().join('.');

/** @param points Of the usual letters; the others follow. */
const styleOf = (points: number): string => `
@page { size: A4; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html { font: 400 ${points}pt/1.34 "Fira Sans"; color: ${PAPER.ink}; -webkit-print-color-adjust: exact; }
body { padding: 11mm 15mm 10mm; width: 210mm; height: 296mm; display: flex; flex-direction: column; justify-content: space-between; gap: 3.5mm; }
header p { color: #4b5563; }
h1 { font: 600 2.5rem/1.15 "Fira Sans"; margin: 1mm 0; }
h2 { font: 600 1.3rem/1.2 "Fira Sans"; }
h3 { font: 600 1.15rem/1.2 "Fira Sans"; margin: 1.5mm 0 1mm; }
dl { display: grid; grid-template-columns: auto 1.5fr auto auto; gap: 7mm; padding: 3.5mm 0; border-top: .4mm solid ${PAPER.ink}; border-bottom: .2mm solid ${ROW}; }
dt { color: #4b5563; }
dd { margin: 0; font-weight: 600; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 3.5mm; }
article { position: relative; padding: 3.5mm; border: .2mm solid ${ROW}; border-radius: 1.5mm; }
article.this { order: -1; grid-column: 1 / -1; display: grid; grid-template-columns: 30mm 1fr; column-gap: 6mm; border: .7mm solid #a97f35; background: ${SKY_ON_LED.ink}; font-size: 1.12rem; }
article.this svg { grid-row: 1 / 3; height: auto; width: 30mm; }
article.this h3 { font-size: 1.3rem; margin: 0; }
article em { position: absolute; top: 3.5mm; right: 4mm; font: 600 1rem "Fira Sans"; color: #7a5a20; }
article svg { height: 12mm; display: block; }
ol { padding-left: 1.3em; }
li { margin-top: .8mm; overflow-wrap: anywhere; text-wrap: pretty; }
li::marker { font-weight: 600; color: ${WATER}; }
section { display: flex; gap: 6mm; padding: 4mm; background: #eef4f5; border-radius: 1.5mm; }
section svg { width: 36mm; flex: none; align-self: center; }
footer { border-top: .2mm solid ${ROW}; padding-top: 2.5mm; text-wrap: pretty; }
`;
