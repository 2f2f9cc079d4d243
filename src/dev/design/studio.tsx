/** Remotion Studio on real people and hard cases: what it plays is what is published. */
import { useEffect, useState, type ReactNode } from 'react';
import {
  cancelRender,
  Composition,
  continueRender,
  delayRender,
  Folder,
  registerRoot,
  staticFile,
} from 'remotion';
import { z } from 'zod';
import { ClipView } from '../../../remotion/design/views/ClipView.tsx';
import { FPS, type Target } from '../../../remotion/design/formats.ts';
import { cardSchema, type CardProps } from '../../../remotion/design/card-schema.ts';
import { withSources } from '../../../remotion/design/with-sources.ts';
import { useType } from '../../../remotion/design/fonts/useType.ts';
import type { StudioData } from './studio-data.ts';
import { zoomOf } from '../../../remotion/design/motion.ts';
import { framesOf } from '../../../remotion/design/timing.ts';

const schema = z.object({ card: cardSchema });

function Root(): ReactNode {
  const [data, setData] = useState<StudioData | null>(null);
  const [handle] = useState(() => delayRender('people of the archive'));
  useEffect(() => {
    fetch(staticFile('studio.json'))
      .then((response) => response.json() as Promise<StudioData>)
      .then((value) => {
        setData(value);
        continueRender(handle);
      }, cancelRender);
  }, [handle]);
  return data?.targets.map((target) => (
    <Folder key={target.id} name={target.id}>
      {data.cards.map((card) => (
        // Photographs lie beside the data.
        <Clip key={card.id} card={withSources(card, staticFile)} target={target} />
      ))}
    </Folder>
  ));
}

function Clip({ card, target }: { card: CardProps; target: Target }): ReactNode {
  return (
    <Composition
      id={`${target.id}-${card.id}`}
      component={({ card: edited }) => <Shown card={edited} target={target} />}
      schema={schema}
      defaultProps={{ card }}
      calculateMetadata={({ props }) => ({ durationInFrames: framesOf(props.card.seconds) })}
      width={target.width}
      height={target.height}
      fps={FPS}
      durationInFrames={framesOf(card.seconds)}
    />
  );
}

function Shown({ card, target }: { card: CardProps; target: Target }): ReactNode {
  const type = useType(target.medium);
  const subject = { card };
  return (
    type && <ClipView subject={subject} target={target} zoom={zoomOf(subject, target, type)} />
  );
}

registerRoot(Root);
