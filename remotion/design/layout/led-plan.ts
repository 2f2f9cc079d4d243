/** Street screens of any size. */
import { isUpright } from '../formats.ts';
import { isRibbon } from '../story.ts';
import { box, type Plan } from './plan-type.ts';

/** Few large words, nothing thin, no veil: what is read from thirty metres. */
export function ledPlan(width: number, height: number): Plan {
  const target = { width, height, medium: 'led' } as const;
  const narrow = isUpright(target);
  const base = narrow ? Math.min(width, height * 0.6) : height;
  const pad = Math.round(base * 0.062);
  const ribbon = isRibbon(target);
  const shown = Math.round(
    narrow ? height * 0.52 : Math.min(ribbon ? height * 0.75 : height * 0.667, width * 0.375),
  );
  const picture = narrow ? box(0, 0, width, shown) : box(0, 0, shown, height);
  const end = ribbon ? Math.round(shown + (width - shown) * 0.435) : width - pad;
  const words = narrow
    ? box(pad, shown + pad * 0.5, width - pad, height - pad * 0.7)
    : box(shown + pad, height * 0.065, end, height * 0.935);
  const deed = { size: base * (narrow ? 0.078 : 0.0835), leading: narrow ? 1.14 : 1.19 };
  const start = end + pad * 2;
  return {
    medium: 'led',
    width,
    height,
    unit: base / 384,
    words,
    wide: box(pad * 1.1, height * 0.065, ribbon ? end : width - pad * 1.1, height * 0.935),
    align: narrow ? 'centre' : 'left',
    anchor: 'middle',
    name: { size: base * (narrow ? 0.099 : ribbon ? 0.12 : 0.109), leading: 1.09 },
    years: base * (narrow ? 0.099 : 0.104),
    short: base * (narrow ? 0.0755 : 0.078),
    deed,
    fact: deed,
    given: [0.26, 0.2, 0.16, 0.125].map((share) => share * base),
    alone: 1.15,
    picture: {
      box: picture,
      eyes: { x: picture.width / 2, y: picture.height * (narrow ? 0.4 : 0.38) },
      veil: null,
    },
    print: null,
    group: null,
    extra: null,
    horizon: null,
    footer: { size: 0, baselines: [], split: false },
    column: ribbon
      ? {
          box: box(start, height * 0.065, width - pad, height * 0.935),
          deed: { size: base * 0.1023, leading: 42 / 36 },
          bar: box(
            start - pad,
            height * 0.13,
            start - pad + Math.max(3, base / 128),
            height * 0.87,
          ),
        }
      : null,
  };
}
