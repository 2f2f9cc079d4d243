import { useMemo, type ReactNode } from 'react';
import { AbsoluteFill, useCurrentFrame, useVideoConfig } from 'remotion';
import type { Target } from '../formats.ts';
import { groundOf, timelineOfSubject, type Zoom } from '../motion.ts';
import { SceneView, TextLayerView } from './SceneView.tsx';
import type { Subject } from '../subject.ts';
import { sceneAt, textOpacityAt, zoomAt } from '../timing.ts';

export interface ClipProps extends Record<string, unknown> {
  subject: Subject;
  target: Target;
  zoom: Zoom | null;
}

/** A whole clip, frame by frame: what the fast engine makes out of a scene and its words. */
export function ClipView({ subject, target, zoom }: ClipProps): ReactNode {
  const frame = useCurrentFrame();
  const { durationInFrames: frames } = useVideoConfig();
  const timeline = useMemo(
    () => timelineOfSubject(subject, target, frames),
    [subject, target, frames],
  );
  const shown = { subject, target, frames };
  return (
    <AbsoluteFill style={{ backgroundColor: groundOf(subject, target) }}>
      <AbsoluteFill style={{ opacity: sceneAt(timeline, frame) }}>
        <SceneView {...shown} zoom={zoom} scale={zoomAt(timeline, frame)} />
        {timeline.beats.map((beat, index) => {
          const opacity = textOpacityAt(beat, frame);
          return opacity > 0 ? (
            <AbsoluteFill key={index} style={{ opacity }}>
              <TextLayerView {...shown} index={index} />
            </AbsoluteFill>
          ) : null;
        })}
      </AbsoluteFill>
    </AbsoluteFill>
  );
}
