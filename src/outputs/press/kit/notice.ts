/** The pictures and sheets of an announcement: what is asked, until when, whom, and where. */
import type { Bilingual } from '../../../../remotion/design/card.ts';
import { spoken } from '../../../../remotion/design/facts.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { Box } from '../../../../remotion/design/layout/box.ts';
import { SAFE_UPRIGHT, type Palette } from '../../../../remotion/design/tokens.ts';
import { sayDay } from '../../../i18n/dates.ts';
import { sayBoth as say } from '../../../i18n/in-both.ts';
import type { Place } from '../../../model/place.ts';
import { shortAddress } from '../../print/sheets/person.ts';
import { ornament, qrSvg, textSvg } from '../../print/svg.ts';
import { setWords, type Line } from '../../print/words.ts';
import { collectingAddress, contactText, type Reminder, type Source } from './texts.ts';

export interface Notice {
  source: Source;
  place: Place;
  /** `null` announces the collecting. */
  reminder: Reminder | null;
  /** Sheets of paper tell more than pictures. */
  full: boolean;
}

/** Units of the drawing; the picture's pixels, or tenths of a millimetre. */
interface Size {
  width: number;
  height: number;
}

export function noticeSvg(notice: Notice, size: Size, palette: Palette, type: Type): string {
  const { width, height } = size;
  const { words: area, code, line } = width > height ? across(size) : upright(size, notice.full);
  const address = collectingAddress(notice.source);
  const base = Math.min(width, height);
  const words = setWords(
    {
      lines: linesOf(notice, base),
      area,
      sizes: { most: base * (notice.full ? 0.125 : 0.1), least: base * 0.03 },
      at: 0.35,
      fewer: 0.9,
    },
    type,
  );
  const link = shortAddress(address);
  const caption = setWords(
    {
      lines: [
        {
          text: { kk: link, ru: link },
          face: 'sans',
          share: 1,
          gap: 0,
          colour: 'quiet',
          role: 'footer',
        },
      ],
      area: {
        x: code.x - code.width / 2,
        y: code.y + code.height + base * 0.022,
        width: code.width * 2,
        height: base * 0.05,
      },
      sizes: { most: base * 0.026, least: base * 0.012 },
    },
    type,
  );
  return (
    ornament(line, palette.accent, false) +
    qrSvg(address, code.x, code.y, code.width) +
    textSvg([...words, ...caption], palette)
  );
}

interface Places {
  words: Box;
  code: Box;
  line: { x: number; y: number; width: number; height: number };
}

/** Words above, the code below; in tall pictures within what the networks leave free. */
function upright({ width, height }: Size, paper: boolean): Places {
  const unit = width / 1080;
  const tall = !paper && height > width * 1.3;
  const area = tall
    ? {
        left: SAFE_UPRIGHT.left * unit,
        right: SAFE_UPRIGHT.right * unit,
        top: SAFE_UPRIGHT.top * unit,
        bottom: SAFE_UPRIGHT.bottom * unit,
      }
    : { left: width * 0.08, right: width * 0.92, top: height * 0.07, bottom: height * 0.95 };
  const side = Math.min(width * (paper ? 0.3 : 0.25), (area.bottom - area.top) * 0.29);
  const motif = 44 * unit;
  const top = area.top + motif * 1.9;
  const code = {
    x: width / 2 - side / 2,
    y: area.bottom - side - 56 * unit,
    width: side,
    height: side,
  };
  return {
    line: { x: width / 2, y: area.top + motif * 0.4, width: width * 0.5, height: motif },
    words: {
      x: area.left,
      y: top,
      width: area.right - area.left,
      height: code.y - top - 26 * unit,
    },
    code,
  };
}

/** Words left, the code right. */
function across({ width, height }: Size): Places {
  const margin = height * 0.1;
  const side = height * 0.4;
  const code = {
    x: width - margin * 1.4 - side,
    y: (height - side) / 2,
    width: side,
    height: side,
  };
  const right = code.x - margin * 1.1;
  return {
    line: {
      x: margin + (right - margin) / 2,
      y: margin,
      width: right - margin,
      height: height * 0.045,
    },
    words: { x: margin, y: margin * 1.75, width: right - margin, height: height - margin * 2.6 },
    code,
  };
}

/** Parts of the shorter side that are still read on a telephone. */
const LEAST = { said: 0.027, contact: 0.023 };

function linesOf({ source, place, reminder, full }: Notice, base: number): Line[] {
  const [least, small] = [LEAST.said * base, LEAST.contact * base];
  const { campaign } = source;
  const day = campaign.collecting.to;
  const deadline: Bilingual = {
    kk: say('kit.deadline', { deadline: sayDay(day, 'kk') }).kk,
    ru: say('kit.deadline', { deadline: sayDay(day, 'ru') }).ru,
  };
  const contact: Bilingual = {
    kk: contactText(source, place, 'kk'),
    ru: contactText(source, place, 'ru'),
  };
  const name = spoken(campaign.name);
  const heading = reminder ? say(`kit.left.${reminder}`) : name;
  return [
    { text: heading, face: 'serif', share: 1, gap: 0, role: 'name' },
    ...(reminder
      ? [{ text: name, face: 'serif', share: 0.62, gap: 0.35, colour: 'accent' } as const]
      : []),
    { text: say('kit.ask'), face: 'sans', share: 0.52, least, gap: 0.5 },
    { text: deadline, face: 'sansMedium', share: 0.56, gap: 0.55, colour: 'accent' },
    ...(full ? [{ text: say('kit.enough'), face: 'sans', share: 0.4, gap: 0.5 } as const] : []),
    { text: spoken(place.name), face: 'sansMedium', share: 0.4, least, gap: 0.55 },
    { text: contact, face: 'sans', share: 0.36, least: small, gap: 0.22, colour: 'quiet' },
  ];
}
