/** What the bundle holds: the batch of pictures and the clip, whose props come from Node. */
import type { ReactNode } from 'react';
import { Composition, registerRoot, type AnyZodObject } from 'remotion';
import { ClipView, type ClipProps } from '../design/views/ClipView.tsx';
import { FPS } from '../design/formats.ts';
import { BatchView, type BatchProps } from './BatchView.tsx';

/** Sizes and lengths are those of the call, so these are never used. */
const ANY = { width: 2, height: 2, fps: FPS, durationInFrames: 1 };

function Root(): ReactNode {
  return (
    <>
      <Composition<AnyZodObject, BatchProps>
        id="batch"
        component={BatchView}
        defaultProps={{ drawings: [] }}
        {...ANY}
      />
      <Composition<AnyZodObject, ClipProps>
        id="clip"
        component={ClipView}
        defaultProps={undefined as unknown as ClipProps}
        {...ANY}
      />
    </>
  );
}

registerRoot(Root);
