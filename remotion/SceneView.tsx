import type { CSSProperties, ReactNode } from 'react';
import { AbsoluteFill } from 'remotion';
import type { Target } from './formats.ts';
import { LayerView } from './look/LayerView.tsx';
import { SheetView } from './look/SheetView.tsx';
import type { Subject } from './subject.ts';
import type { Zoom } from './zoom.ts';

/** One layer of whatever is shown, filling the picture. */
export function Layer(props: {
  subject: Subject;
  target: Target;
  layer: 'background' | 'portrait' | 'text';
}): ReactNode {
  const { subject, ...rest } = props;
  return 'card' in subject ? (
    <LayerView card={subject.card} {...rest} />
  ) : (
    <SheetView sheet={subject.sheet} {...rest} />
  );
}

/** Background and portrait; what zooms is magnified inside its box. */
export function SceneView(props: {
  subject: Subject;
  target: Target;
  zoom?: Zoom | null;
  scale?: number;
}): ReactNode {
  const { subject, target, zoom, scale = 1 } = props;
  const scene = (
    <>
      <Layer subject={subject} target={target} layer="background" />
      <Layer subject={subject} target={target} layer="portrait" />
    </>
  );
  return (
    <>
      {scene}
      {zoom && scale !== 1 ? (
        <AbsoluteFill style={{ clipPath: insetOf(zoom, target) }}>
          <AbsoluteFill style={magnified(zoom, scale)}>{scene}</AbsoluteFill>
        </AbsoluteFill>
      ) : null}
    </>
  );
}

function insetOf({ box }: Zoom, { width, height }: Target): string {
  const [right, bottom] = [width - box.x - box.width, height - box.y - box.height];
  return `inset(${box.y}px ${right}px ${bottom}px ${box.x}px)`;
}

const magnified = ({ origin }: Zoom, scale: number): CSSProperties => ({
  transform: `scale(${scale})`,
  transformOrigin: `${origin.x}px ${origin.y}px`,
});
