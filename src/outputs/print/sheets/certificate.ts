import type { CardProps } from '../../../../remotion/design/card-schema.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';
import type { Box } from '../../../../remotion/design/layout/box.ts';
import type { Palette } from '../../../base/formats/palette.ts';
import { paperPalette } from '../palettes.ts';
import { LEAST_DPI } from '../paper.ts';
import { isWithoutPhoto, portraitSvg } from '../portrait.ts';
import { horizonSvg, qrSvg, textSvg, type Sheet } from '../svg.ts';
import { alike, fitText, type Line, type TextFitting } from '../fit-text.ts';
import { sayBoth } from '../../../i18n/in-both.ts';
import { EQUAL_LANGUAGES } from '../../../model/in-language.ts';
import {
  deedLines,
  drawn,
  measures,
  nameAndYears,
  shortAddress,
  type Measures,
  type PersonInput,
} from './person.ts';

/** What the certificate says, Kazakh left and Russian right, both as large as the longer allows. */
function columnTexts(
  key: `print.certificate.${'living' | 'memorial'}`,
  { place }: CardProps,
  archiveName: { kk: string; ru: string },
  shown: PersonInput['shown'],
  { w, h }: Measures,
  type: Type,
) {
  const text = (language: 'kk' | 'ru'): string => {
    const own = sayBoth(`${key}.text`, {
      archive: archiveName[language],
      place: place[language] ?? place.kk ?? place.ru ?? '',
    });
    return [own[language], shown?.[language]].filter(Boolean).join(' ');
  };
  const column = (language: 'kk' | 'ru', most: number) =>
    fitText(
      {
        lines: [{ text: { [language]: text(language) }, face: 'sans' }],
        area: {
          x: w * (language === 'kk' ? 0.1 : 0.515),
          y: h * 0.715,
          width: w * 0.385,
          height: h * 0.108,
        },
        sizes: { most, least: w * 0.012 },
        align: 'left',
        fewer: 1,
      },
      type,
    );
  const sizes = EQUAL_LANGUAGES.map((one) => column(one, w * 0.0225)[0]?.size ?? 0);
  const size = Math.min(...sizes);
  return [...column('kk', size), ...column('ru', size)];
}

/** For the family: that the person's name is kept, where, and room for signature and date. */
export async function certificate(
  input: PersonInput,
  archiveName: { kk: string; ru: string },
): Promise<Sheet> {
  const { card, photo, address, type } = input;
  const sheet = measures('a4');
  const { w, h } = sheet;
  const palette = paperPalette(card.tone);
  const key = card.tone === 'living' ? 'print.certificate.living' : 'print.certificate.memorial';
  const set = (
    lines: readonly Line[],
    area: Box,
    [most, least]: readonly [number, number],
    how: Pick<TextFitting, 'at' | 'align' | 'fewer'> = {},
  ) => fitText({ lines, area, sizes: { most: w * most, least: w * least }, ...how }, type);
  const title = set(
    [{ text: sayBoth(`${key}.title`), face: 'serif', colour: 'accent' }],
    { x: w * 0.12, y: h * 0.055, width: w * 0.76, height: h * 0.08 },
    [0.046, 0.03],
  );
  const picture: Box = { x: w * 0.365, y: h * 0.152, width: w * 0.27, height: h * 0.252 };
  const isWithout = isWithoutPhoto({ photo, box: picture, leastDpi: LEAST_DPI.hand });
  const box = isWithout ? { ...picture, x: w * 0.16, width: w * 0.68 } : picture;
  const name = set(
    nameAndYears(card, isWithout),
    { x: w * 0.1, y: h * 0.42, width: w * 0.8, height: h * 0.15 },
    [0.05, 0.018],
    { at: 0.5, fewer: 1 },
  );
  const deed = set(
    deedLines(card),
    { x: w * 0.11, y: h * 0.58, width: w * 0.78, height: h * 0.12 },
    [0.033, 0.012],
    { at: 0.5, fewer: 1 },
  );
  const columns = columnTexts(key, card, archiveName, input.shown, sheet, type);
  const small = (text: Line['text'], area: Box) =>
    set([{ text, face: 'sans', colour: 'quiet' }], area, [0.0165, 0.0105], {
      align: 'left',
    });
  const link = alike(shortAddress(address));
  const [left, right] = [w * 0.275, w * 0.605];
  const sign = (x: number, text: Line['text']) =>
    small(text, { x, y: h * 0.877, width: SIGNATURE, height: h * 0.032 });
  const blocks = [
    ...title,
    ...name,
    ...deed,
    ...columns,
    ...sign(left, sayBoth('print.certificate.signature')),
    ...sign(right, sayBoth('print.certificate.date')),
    ...small(link, { x: left, y: h * 0.919, width: w * 0.6, height: h * 0.014 }),
  ];
  const rule = (x: number) =>
    `<path d="M${x} ${h * 0.868}h${SIGNATURE}" stroke="${palette.quiet}" stroke-width="2"/>`;
  return drawn(
    sheet,
    null,
    border(card, sheet, palette),
    await portraitSvg({ card, photo, box, palette, type, leastDpi: LEAST_DPI.hand }),
    textSvg(blocks, palette),
    qrSvg(address, w * 0.11 - 25, h * 0.838, CODE),
    rule(left),
    rule(right),
  );
}

/** Room for a name by hand, and the code with its free edge. */
const [SIGNATURE, CODE] = [600, 275];

/** A line around the sheet that ends, below, on the horizon of the person's place. */
function border({ horizon }: CardProps, { w, h }: Measures, palette: Palette) {
  const away = w * 0.045;
  const ground = h - away;
  const sides = `<path d="M${away} ${ground}V${away}H${w - away}V${ground}" fill="none" stroke="${palette.hairline}" stroke-width="4"/>`;
  return sides + horizonSvg(horizon, { x: away, y: ground, width: w - 2 * away }, palette.accent);
}
