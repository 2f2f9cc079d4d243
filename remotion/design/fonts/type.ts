/** Widths and heights of text, from the same font files that draw it. */
import { create, type Font } from 'fontkit';
import type { FaceName } from './faces.ts';

/** A face's vertical measures in em, above the baseline positive. */
export interface FaceMetrics {
  ascent: number;
  descent: number;
  capHeight: number;
  xHeight: number;
}

/** What layout needs to know of type; all answers are in em and the same everywhere. */
export interface Type {
  metrics(face: FaceName): FaceMetrics;
  /** Advance of a text set in one line, with kerning. */
  width(face: FaceName, text: string): number;
  /** Ink bounds of a text's first glyph, for optical centring: left, right, bottom, top. */
  ink(face: FaceName, letter: string): { left: number; right: number; bottom: number; top: number };
  /** Characters of the text that the face has no glyph for. */
  missing(face: FaceName, text: string): string[];
}

/** Widths kept at a time: names repeat, and a country's names must not fill the memory. */
const REMEMBERED = 50_000;

/** @param files The TrueType file of every face that will be asked for. */
export function readType(files: ReadonlyMap<FaceName, Uint8Array>): Type {
  const fonts = new Map(
    // fontkit's browser build reads a bare Uint8Array, its types know only Node's Buffer.
    [...files].map(([name, bytes]) => [name, create(bytes as Buffer) as Font]),
  );
  const font = (name: FaceName): Font => {
    const found = fonts.get(name);
    if (!found) throw new Error(`The face ${name} was not read`);
    return found;
  };
  const metrics = new Map([...fonts].map(([name, read]) => [name, metricsOf(read)]));
  const widths = new Map<string, number>();
  return {
    metrics: (face) => metrics.get(face) ?? metricsOf(font(face)),
    width(face, text) {
      const key = `${face}:${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        if (widths.size >= REMEMBERED) widths.clear();
        width = font(face).layout(text).advanceWidth / font(face).unitsPerEm;
        widths.set(key, width);
      }
      return width;
    },
    ink(face, letter) {
      const { minX, maxX, minY, maxY } = font(face).layout(letter).bbox;
      const em = font(face).unitsPerEm;
      return { left: minX / em, right: maxX / em, bottom: minY / em, top: maxY / em };
    },
    missing: (face, text) =>
      [...new Set(text)].filter(
        (character) => !font(face).hasGlyphForCodePoint(character.codePointAt(0) as number),
      ),
  };
}

function metricsOf({ ascent, descent, capHeight, xHeight, unitsPerEm }: Font): FaceMetrics {
  return {
    ascent: ascent / unitsPerEm,
    descent: -descent / unitsPerEm,
    capHeight: capHeight / unitsPerEm,
    xHeight: xHeight / unitsPerEm,
  };
}
