import type { CSSProperties, ReactNode } from 'react';
import { useCurrentFrame } from 'remotion';
import type { Box } from '../design/layout/box.ts';
import { placed } from '../design/views/PortraitView.tsx';
import type { Target } from '../design/formats.ts';
import { SceneView, TextLayerView } from '../design/views/SceneView.tsx';
import type { Subject } from '../design/subject.ts';
import type { Board } from './board.ts';

/** What is drawn of a subject on one picture. */
export interface Drawing {
  subject: Subject;
  target: Target;
  /** Of the clip it is drawn for. */
  frames: number;
  /** Where it has scene and words. */
  board: Board;
}

export interface BatchProps extends Record<string, unknown> {
  drawings: readonly Drawing[];
}

/** Every frame is a picture of its own. */
export function BatchView({ drawings }: BatchProps): ReactNode {
  const frame = useCurrentFrame();
  const drawing = drawings[frame];
  if (!drawing) return null;
  const { board, ...shown } = drawing;
  const { width, height } = shown.target;
  return (
    <div key={frame}>
      <div style={cut({ x: 0, y: 0, width, height })}>
        <SceneView {...shown} />
      </div>
      {board.textLayers.map((crops, index) =>
        crops.map(({ box, x, y }) => (
          <div key={`${x} ${y}`} style={cut({ x, y, width: box.width, height: box.height })}>
            <div style={cut({ x: -box.x, y: -box.y, width, height })}>
              <TextLayerView {...shown} index={index} />
            </div>
          </div>
        )),
      )}
    </div>
  );
}

const cut = (box: Box): CSSProperties => ({ ...placed(box), overflow: 'hidden' });
