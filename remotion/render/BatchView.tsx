import type { ReactNode } from 'react';
import { useCurrentFrame } from 'remotion';
import type { Target } from '../formats.ts';
import { Layer, SceneView } from '../SceneView.tsx';
import type { Subject } from '../subject.ts';

/** One picture that is drawn once: everything but the words, or the words on nothing. */
export interface Drawing {
  subject: Subject;
  target: Target;
  part: 'scene' | 'words';
}

export interface BatchProps extends Record<string, unknown> {
  drawings: readonly Drawing[];
}

/** Every frame is a picture of its own. */
export function BatchView({ drawings }: BatchProps): ReactNode {
  const frame = useCurrentFrame();
  const drawing = drawings[frame];
  if (!drawing) return null;
  const { subject, target, part } = drawing;
  return part === 'scene' ? (
    <SceneView key={frame} subject={subject} target={target} />
  ) : (
    <Layer key={frame} subject={subject} target={target} layer="text" />
  );
}
