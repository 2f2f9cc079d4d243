import type { CSSProperties, ReactNode } from 'react';
import { useCurrentFrame } from 'remotion';
import type { Target } from '../formats.ts';
import { SceneView, TextLayerView } from '../SceneView.tsx';
import type { Subject } from '../subject.ts';
import type { Box } from '../zoom.ts';
import type { Board } from './board.ts';

/** What is drawn of a subject on one picture. */
export interface Drawing {
  subject: Subject;
  target: Target;
  /** Of the clip it is drawn for. */
  frames: number;
  /** Scene and words where the board has them; or the scene alone, or a beat's words on nothing. */
  part: Board | 'scene' | number;
}

export interface BatchProps extends Record<string, unknown> {
  drawings: readonly Drawing[];
}

/** Every frame is a picture of its own. */
export function BatchView({ drawings }: BatchProps): ReactNode {
  const frame = useCurrentFrame();
  const drawing = drawings[frame];
  if (!drawing) return null;
  const { part, ...shown } = drawing;
  if (part === 'scene') return <SceneView key={frame} {...shown} />;
  if (typeof part === 'number') return <TextLayerView key={frame} {...shown} index={part} />;
  const { width, height } = shown.target;
  return (
    <div key={frame}>
      <div style={placed({ x: 0, y: 0, width, height })}>
        <SceneView {...shown} />
      </div>
      {part.words.map((crops, index) =>
        crops.map(({ box, x, y }) => (
          <div key={`${x} ${y}`} style={placed({ x, y, width: box.width, height: box.height })}>
            <div style={placed({ x: -box.x, y: -box.y, width, height })}>
              <TextLayerView {...shown} index={index} />
            </div>
          </div>
        )),
      )}
    </div>
  );
}

const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  position: 'absolute',
  left: x,
  top: y,
  width,
  height,
  overflow: 'hidden',
});
