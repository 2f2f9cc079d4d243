import type { ReactNode } from 'react';
import { AbsoluteFill, useCurrentFrame, useVideoConfig } from 'remotion';
import type { Target } from './formats.ts';
import { groundOf } from './motion.ts';
import { Layer, SceneView } from './SceneView.tsx';
import type { Subject } from './subject.ts';
import { opacityAt, scaleAt } from './timing.ts';
import type { Zoom } from './zoom.ts';

export interface ClipProps extends Record<string, unknown> {
  subject: Subject;
  target: Target;
  zoom: Zoom | null;
}

/** A whole clip, frame by frame: what the fast engine makes out of two pictures. */
export function ClipView({ subject, target, zoom }: ClipProps): ReactNode {
  const frame = useCurrentFrame();
  const { durationInFrames } = useVideoConfig();
  return (
    <AbsoluteFill style={{ backgroundColor: groundOf(subject, target) }}>
      <AbsoluteFill style={{ opacity: opacityAt('scene', frame, durationInFrames) }}>
        <SceneView subject={subject} target={target} zoom={zoom} scale={scaleAt(frame)} />
        <AbsoluteFill style={{ opacity: opacityAt('text', frame, durationInFrames) }}>
          <Layer subject={subject} target={target} layer="text" />
        </AbsoluteFill>
      </AbsoluteFill>
    </AbsoluteFill>
  );
}
