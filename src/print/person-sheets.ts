/** The sheets of one person: placard, certificate, poster. Both languages, Kazakh first. */
import type { CardProps } from '../../remotion/look/card.ts';
import type { Type } from '../../remotion/look/fonts/type.ts';
import type { Box } from '../../remotion/look/layout/box.ts';
import type { PreparedPhoto } from '../photos/index.ts';
import { paperPalette, streetPalette } from './look.ts';
import { LEAST_DPI, SIZES, UNITS, type SizeName } from './paper.ts';
import { portraitSvg } from './portrait.ts';
import { ornament, qrSvg, textSvg, type Sheet } from './svg.ts';
import { say, setWords, type Line } from './words.ts';

export interface PersonInput {
  card: CardProps;
  photo: PreparedPhoto | null;
  /** The permanent address of the person's page. */
  address: string;
  type: Type;
}

/** `example.org/kk/people/abdirov-nurken`: what can be typed. */
export const shortAddress = (address: string): string =>
  address.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** A sheet's measures in units, from which everything on it is taken. */
function measures(name: SizeName) {
  const { width, height } = SIZES[name];
  return { width, height, w: width * UNITS, h: height * UNITS };
}

const nameAndYears = ({ name, years }: CardProps): Line[] => [
  { text: name, face: 'serif', share: 1, gap: 0, role: 'name' },
  { text: years, face: 'serif', share: 0.72, gap: 0.42, colour: 'accent', role: 'years' },
];

/**
 * Carried in the march and read from ten metres: portrait, name, years, nothing else large. Plain
 * paper stays white, so that a printer at home need not cover it.
 */
export async function placard(
  input: PersonInput,
  size: 'a4' | 'a3',
  tinted: boolean,
): Promise<Sheet> {
  const { card, photo, type } = input;
  const { width, height, w, h } = measures(size);
  const palette = paperPalette(card.tone);
  const box: Box = { x: w * 0.185, y: h * 0.05, width: w * 0.63, height: h * 0.49 };
  const line = { x: w / 2, y: h * 0.573, width: w * 0.5, height: h * 0.021 };
  const area: Box = { x: w * 0.07, y: h * 0.605, width: w * 0.86, height: h * 0.33 };
  const words = setWords(
    {
      lines: nameAndYears(card),
      area,
      sizes: { most: w * 0.115, least: w * 0.03 },
      at: 0.4,
      fewer: 0.86,
    },
    type,
  );
  const foot = footWords(
    card,
    { x: w * 0.07, y: h * 0.952, width: w * 0.86, height: h * 0.025 },
    w,
    type,
  );
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.placard };
  return {
    ...{ width, height, ground: tinted ? palette.ground : null },
    content:
      (await portraitSvg(portrait)) +
      ornament(line, palette.accent, card.tone === 'living') +
      textSvg([...words, ...foot], palette),
  };
}

/** The campaign and the place in one small line; what both languages write alike is said once. */
function footWords({ campaign, place }: CardProps, area: Box, w: number, type: Type) {
  const parts = [campaign.kk, place.kk, place.ru].filter((text) => text !== undefined);
  const text = [...new Set(parts)].join(' · ');
  const line: Line = {
    text: { kk: text, ru: text },
    face: 'sans',
    share: 1,
    gap: 0,
    colour: 'quiet',
    role: 'footer',
  };
  return setWords({ lines: [line], area, sizes: { most: w * 0.019, least: w * 0.008 } }, type);
}

/** Hangs in the street: the look of the clips on A2. */
export async function poster({ card, photo, type }: PersonInput): Promise<Sheet> {
  const { width, height, w, h } = measures('a2');
  const palette = streetPalette(card.tone);
  const box: Box = { x: w * 0.12, y: h * 0.07, width: w * 0.76, height: h * 0.53 };
  const line = { x: w / 2, y: h * 0.643, width: w * 0.56, height: h * 0.02 };
  const service =
    card.facts.find(({ kind }) => kind === 'title') ??
    card.facts.find(({ kind }) => kind === 'service');
  const lines: Line[] = [
    ...nameAndYears(card),
    ...(service
      ? [
          {
            text: { kk: service.kk, ru: service.ru },
            face: 'sans',
            share: 0.4,
            least: w * 0.02,
            gap: 0.6,
            colour: 'quiet',
          } as const,
        ]
      : []),
  ];
  const area: Box = { x: w * 0.07, y: h * 0.68, width: w * 0.86, height: h * 0.25 };
  const words = setWords(
    { lines, area, sizes: { most: w * 0.09, least: w * 0.03 }, at: 0.4 },
    type,
  );
  const foot = footWords(
    card,
    { x: w * 0.07, y: h * 0.953, width: w * 0.86, height: h * 0.025 },
    w * 1.1,
    type,
  );
  const portrait = { card, photo, box, palette, type, leastDpi: LEAST_DPI.poster };
  return {
    ...{ width, height, ground: palette.ground },
    content:
      (await portraitSvg(portrait)) +
      ornament(line, palette.accent, card.tone === 'living') +
      textSvg([...words, ...foot], palette),
  };
}

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
