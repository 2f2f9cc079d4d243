import type { ReactNode } from 'react';
import { useCurrentFrame } from 'remotion';
import type { Target } from '../formats.ts';
import { SceneView, WordsView } from '../SceneView.tsx';
import type { Subject } from '../subject.ts';

/** One picture that is drawn once: everything but the words, or the words of a beat on nothing. */
export interface Drawing {
  subject: Subject;
  target: Target;
  /** Of the clip it is drawn for. */
  frames: number;
  part: 'scene' | number;
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
  return part === 'scene' ? (
    <SceneView key={frame} {...shown} />
  ) : (
    <WordsView key={frame} {...shown} index={part} />
  );
}
