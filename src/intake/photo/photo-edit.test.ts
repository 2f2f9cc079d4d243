import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanPhoto } from './clean-photo.ts';
import { AS_TAKEN, cutFurther, keptPart, turned, type Cut, type PhotoEdit } from './photo-edit.ts';

const NONE: Cut = { top: 0, right: 0, bottom: 0, left: 0 };
const cut = fc.record({
  top: fc.double({ min: 0, max: 0.45, noNaN: true }),
  right: fc.double({ min: 0, max: 0.45, noNaN: true }),
  bottom: fc.double({ min: 0, max: 0.45, noNaN: true }),
  left: fc.double({ min: 0, max: 0.45, noNaN: true }),
});
const edits = fc.array(fc.option(cut, { nil: 'turn' as const }), { maxLength: 5 });
const applied = (steps: readonly (Cut | 'turn')[]): PhotoEdit =>
  steps.reduce<PhotoEdit>(
    (edit, step) => (step === 'turn' ? turned(edit) : cutFurther(edit, step)),
    AS_TAKEN,
  );

test('four turns are none, and what is cut off leaves something of every side', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const edit = applied(steps);
      expect(turned(turned(turned(turned(edit))))).toEqual(edit);
      expect(cutFurther(edit, NONE)).toEqual(edit);
      const part = keptPart({ width: 3000, height: 2000 }, edit);
      expect(part.width).toBeGreaterThan(0);
      expect(part.height).toBeGreaterThan(0);
      expect(part.left + part.width).toBeLessThanOrEqual(3000);
      expect(part.top + part.height).toBeLessThanOrEqual(2000);
    }),
  );
});

/** Four fields of one colour each: red, green above; blue, white below; kept on its side by EXIF. */
async function fields(): Promise<Buffer> {
  const field = (background: string) => ({
    create: { width: 200, height: 200, channels: 3 as const, background },
  });
  const place = (background: string, left: number, top: number) => ({
    input: field(background),
    left,
    top,
  });
  const upright = await sharp({ create: { ...field('#ff0000').create, width: 400, height: 400 } })
    .composite([
      ...[place('#00ff00', 200, 0), place('#0000ff', 0, 200), place('#ffffff', 200, 200)],
    ])
    .png()
    .toBuffer();
  // Lies turned to the left in the file; orientation 6 says: a quarter clockwise.
  return sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
}

test('the desk cuts and turns as the sender saw it, upright first', async () => {
  const bytes = await fields();
  const half = cutFurther(turned(AS_TAKEN), { ...NONE, bottom: 0.5 });
  const cleaned = await cleanPhoto(bytes, 'a.jpg', half);
  if (!('photo' in cleaned)) throw new Error(cleaned.refused.code);
  expect([cleaned.photo.width, cleaned.photo.height]).toEqual([400, 200]);
  const { data } = await sharp(cleaned.photo.bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string =>
    [0, 1, 2].map((channel) => (data[(y * 400 + x) * 3 + channel]! > 128 ? 1 : 0)).join('');
  // Turned clockwise, blue lies at the upper left and red at the upper right.
  expect([at(100, 100), at(300, 100)]).toEqual(['001', '100']);
  const refused = await cleanPhoto(bytes, 'a.jpg', { ...AS_TAKEN, left: 0.9 });
  expect(refused).toMatchObject({ refused: { code: 'photo-tiny' } });
});
