import type { CardProps } from '../../../remotion/look/card.ts';
import type { Type } from '../../../remotion/look/fonts/type.ts';
import type { Box } from '../../../remotion/look/layout/box.ts';
import { paperPalette } from '../look.ts';
import { LEAST_DPI } from '../paper.ts';
import { portraitSvg } from '../portrait.ts';
import { ornament, qrSvg, textSvg, type Sheet } from '../svg.ts';
import { say, setWords, type Line } from '../words.ts';
import { measures, nameAndYears, shortAddress, type PersonInput } from './person.ts';

/** What the certificate says, Kazakh left and Russian right, both as large as the longer allows. */
function columnTexts(
  key: string,
  { place }: CardProps,
  archiveName: { kk: string; ru: string },
  { w, h }: { w: number; h: number },
  type: Type,
) {
  const text = (language: 'kk' | 'ru'): string =>
    say(`${key}.text`, {
      archive: archiveName[language],
      place: place[language] ?? place.kk ?? place.ru ?? '',
    })[language] ?? '';
  const column = (language: 'kk' | 'ru', most: number) =>
    setWords(
      {
        lines: [{ text: { [language]: text(language) }, face: 'sans', share: 1, gap: 0 }],
        area: {
          x: w * (language === 'kk' ? 0.11 : 0.52),
          y: h * 0.715,
          width: w * 0.37,
          height: h * 0.1,
        },
        sizes: { most, least: w * 0.012 },
        align: 'left',
        fewer: 1,
      },
      type,
    );
  const sizes = (['kk', 'ru'] as const).map((one) => column(one, w * 0.0225)[0]?.size ?? 0);
  const size = Math.min(...sizes);
  return [...column('kk', size), ...column('ru', size)];
}

/** For the family: that the person's name is kept, where, and room for signature and date. */
export async function certificate(
  input: PersonInput,
  archiveName: { kk: string; ru: string },
): Promise<Sheet> {
  const { card, photo, address, type } = input;
  const { width, height, w, h } = measures('a4');
  const palette = paperPalette(card.tone);
  const key = card.tone === 'living' ? 'print.certificate.living' : 'print.certificate.memorial';
  const set = (
    lines: readonly Line[],
    area: Box,
    most: number,
    least: number,
    at = 0,
    align?: 'left',
  ) => setWords({ lines, area, sizes: { most, least }, at, ...(align && { align }) }, type);
  const title = set(
    [{ text: say(`${key}.title`), face: 'serif', share: 1, gap: 0, colour: 'accent' }],
    { x: w * 0.12, y: h * 0.065, width: w * 0.76, height: h * 0.09 },
    w * 0.048,
    w * 0.03,
  );
  const box: Box = { x: w * 0.345, y: h * 0.215, width: w * 0.31, height: h * 0.29 };
  const name = set(
    nameAndYears(card),
    { x: w * 0.1, y: h * 0.53, width: w * 0.8, height: h * 0.16 },
    w * 0.05,
    w * 0.018,
    0.5,
  );
  const columns = columnTexts(key, card, archiveName, { w, h }, type);
  const qr = w * 0.15;
  const small = (text: { kk?: string | undefined; ru?: string | undefined }, area: Box) =>
    set(
      [{ text, face: 'sans', share: 1, gap: 0, colour: 'quiet' }],
      area,
      w * 0.0145,
      w * 0.008,
      0,
      'left',
    );
  const link = shortAddress(address);
  const sign = (x: number, text: Line['text']) =>
    small(text, { x, y: h * 0.912, width: w * 0.27, height: h * 0.032 });
  const words = [
    ...title,
    ...name,
    ...columns,
    ...small(
      { kk: link, ru: link },
      { x: w * 0.11, y: h * 0.948, width: w * 0.78, height: h * 0.014 },
    ),
    ...sign(w * 0.32, say('print.certificate.signature')),
    ...sign(w * 0.63, say('print.certificate.date')),
  ];
  const rule = (x: number) =>
    `<path d="M${x} ${h * 0.903}h${w * 0.26}" stroke="${palette.quiet}" stroke-width="2"/>`;
  const border = `<rect x="${w * 0.045}" y="${w * 0.045}" width="${w * 0.91}" height="${h - w * 0.09}" fill="none" stroke="${palette.hairline}" stroke-width="4"/>`;
  return {
    ...{ width, height, ground: null },
    content:
      border +
      (await portraitSvg({ card, photo, box, palette, type, leastDpi: LEAST_DPI.hand })) +
      ornament(
        { x: w / 2, y: h * 0.18, width: w * 0.5, height: h * 0.018 },
        palette.accent,
        card.tone === 'living',
      ) +
      textSvg(words, palette) +
      qrSvg(address, w * 0.11 - 15, h * 0.835, qr) +
      rule(w * 0.32) +
      rule(w * 0.63),
  };
}
