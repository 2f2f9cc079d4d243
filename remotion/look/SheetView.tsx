import type { ReactNode } from 'react';
import { AbsoluteFill } from 'remotion';
import type { Target } from '../formats.ts';
import { useType } from './fonts/useType.ts';
import type { Layer } from './LayerView.tsx';
import { sheetLayoutOf } from './layout/sheet.ts';
import type { SheetProps } from './sheet.ts';
import { paletteOf } from './tokens.ts';
import { BackgroundLayer } from './views/BackgroundLayer.tsx';
import { TextLayer } from './views/TextLayer.tsx';

/** One layer of a title, a closing or a clock check; they have no portrait. */
export function SheetView({
  sheet,
  layer,
  target,
}: {
  sheet: SheetProps;
  layer: Layer;
  target: Target;
}): ReactNode {
  const type = useType(target.medium);
  if (!type) return null;
  const layout = sheetLayoutOf(sheet, target, type);
  const palette = paletteOf('memorial', target.medium);
  return (
    <AbsoluteFill>
      {layer === 'background' && <BackgroundLayer layout={layout} palette={palette} />}
      {layer === 'text' && <TextLayer layout={layout} palette={palette} />}
    </AbsoluteFill>
  );
}
