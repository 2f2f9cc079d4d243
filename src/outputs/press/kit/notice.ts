/** The pictures and sheets of an announcement: what is asked, until when, whom, and where. */
import { NIGHT } from '../../../base/formats/palette.ts';
import type { Bilingual } from '../../../../remotion/design/card-schema.ts';
import { spoken } from '../../../../remotion/design/facts.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import { grown, type Box } from '../../../../remotion/design/layout/box.ts';
import type { Palette } from '../../../base/formats/palette.ts';
import { sayDay } from '../../../i18n/dates.ts';
import { sayBoth as say } from '../../../i18n/in-both.ts';
import { t } from '../../../i18n/index.ts';
import { STRAIGHT } from '../../../model/horizon.ts';
import type { Place } from '../../../model/place.ts';
import { shortAddress } from '../../print/sheets/person.ts';
import { earthSvg, qrSvg, rect, textSvg } from '../../print/svg.ts';
import { alike, fitText, type Line } from '../../print/fit-text.ts';
import { paper, picture, type Size } from './notice-layout.ts';
import { collectingAddress, contactText, type Reminder, type Source } from './texts.ts';

export interface Notice {
  source: Source;
  place: Place;
  /** `null` announces the collecting. */
  reminder: Reminder | null;
  /** Sheets of paper tell more than pictures. */
  full: boolean;
}

export function noticeSvg(notice: Notice, size: Size, palette: Palette, type: Type): string {
  const { source, full } = notice;
  const { width } = size;
  const layout = full ? paper(size) : picture(size);
  const base = Math.min(width, size.height);
  const address = collectingAddress(source);
  const blocks = fitText(
    {
      lines: full ? paperLines(notice) : pictureLines(notice, base),
      area: layout.text,
      sizes: { most: base * (full ? 0.115 : 0.1), least: base * 0.03 },
      at: 0.5,
      fewer: 0.9,
      align: layout.align,
    },
    type,
  );
  const { code, beside } = layout;
  const sizes = { most: base * 0.045, least: 18 };
  const foot = beside
    ? fitText({ lines: footLines(notice), area: beside, sizes, at: 0.5, align: 'left' }, type)
    : [];
  return (
    earthAndHorizon(notice, layout.horizon, size, palette, type) +
    emptyPrint(layout.print, palette, type, full) +
    (code ? qrSvg(address, code.x, code.y, code.width) : '') +
    textSvg([...blocks, ...foot], palette)
  );
}

/** A print without a picture, and what it waits for. */
function emptyPrint(box: Box, palette: Palette, type: Type, full: boolean): string {
  const edge = box.width * 0.055;
  const inner = grown(box, -edge);
  const blocks = fitText(
    {
      lines: [
        { text: say('kit.print'), face: 'subhead', second: 'subheadRegular', colour: 'quiet' },
      ],
      area: grown(inner, -edge),
      sizes: { most: box.width * 0.105, least: box.width * 0.05 },
      at: 0.5,
    },
    type,
  );
  const border = `fill="#fff" stroke="${palette.quiet}" stroke-width="3"`;
  return (
    rect(box, full ? border : `fill="${NIGHT.ink}"`) +
    rect(inner, `fill="${palette.earth}"`) +
    textSvg(blocks, palette)
  );
}

/** The place's horizon from edge to edge, and in the earth below it the place and the campaign. */
function earthAndHorizon(
  { source, place }: Notice,
  y: number,
  { width, height }: Size,
  palette: Palette,
  type: Type,
): string {
  const base = Math.min(width, height);
  const text = (language: 'kk' | 'ru'): string =>
    [place.name, source.campaign.name].flatMap((name) => spoken(name)[language] ?? []).join(' · ');
  const room = Math.min(height - y, base * 0.16);
  const blocks = fitText(
    {
      lines: [{ text: { kk: text('kk'), ru: text('ru') }, face: 'sans', colour: 'quiet' }],
      area: { x: base * 0.06, y: y + room * 0.16, width: width - base * 0.12, height: room * 0.7 },
      sizes: { most: base * 0.032, least: base * 0.014 },
      at: 0.5,
    },
    type,
  );
  const ground = { x: 0, y, width, height: height - y };
  return (
    earthSvg(place.horizon ?? STRAIGHT, ground, palette, base / 360) + textSvg(blocks, palette)
  );
}

/** Part of the shorter side that is still read on a telephone. */
const LEAST = 0.027;

const headingOf = ({ source, reminder }: Notice): Line => ({
  text: reminder ? say(`kit.left.${reminder}`) : spoken(source.campaign.name),
  face: 'display',
  role: 'name',
  second: 'displayRegular',
});

function deadlineOf({ campaign }: Source): Bilingual {
  const until = (language: 'kk' | 'ru'): string =>
    t(language)('kit.deadline', { deadline: sayDay(campaign.collecting.to, language) });
  return { kk: until('kk'), ru: until('ru') };
}

const link = (source: Source): Bilingual => alike(shortAddress(collectingAddress(source)));

/** Two sentences, the day, the address: a telephone is looked at for seconds. */
function pictureLines(notice: Notice, base: number): Line[] {
  const [day, least] = [deadlineOf(notice.source), LEAST * base];
  return [
    headingOf(notice),
    { text: say('kit.ask'), face: 'sans', share: 0.5, least, gap: 0.45 },
    { text: day, face: 'sansMedium', share: 0.5, least, gap: 0.5, colour: 'accent' },
    { text: link(notice.source), face: 'sans', share: 0.46, least, gap: 0.45, role: 'footer' },
  ];
}

const paperLines = (notice: Notice): Line[] => [
  headingOf(notice),
  { text: say('kit.ask'), face: 'sans', share: 0.5, gap: 0.45 },
  { text: deadlineOf(notice.source), face: 'sansMedium', share: 0.56, gap: 0.5, colour: 'accent' },
];

/** Beside the code: where it leads, whom to ask, and that little is enough. */
const footLines = ({ source, place }: Notice): Line[] => [
  { text: link(source), face: 'sansMedium', role: 'footer' },
  {
    text: { kk: contactText(source, place, 'kk'), ru: contactText(source, place, 'ru') },
    face: 'sans',
    share: 0.8,
    gap: 0.35,
  },
  { text: say('kit.enough'), face: 'sans', share: 0.7, gap: 0.4, colour: 'quiet' },
];
