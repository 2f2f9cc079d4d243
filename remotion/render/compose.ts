/** Makes each frame of a clip out of its scene and its word layers. */
import type { Zoom } from '../zoom.ts';
import { openMagnify } from './magnify.ts';
import { colourOf, createPlanes, planesOf, type Planes } from './planes.ts';
import { isSameWords, type Appearance } from './plan.ts';
import { wordsWithin, writeWords, type Words } from './words.ts';

/** What a clip is made of, drawn once. */
export interface Pictures {
  /** Everything but the words. */
  scene: Planes;
  /** One for each beat. */
  words: readonly Words[];
  /** What moves, where something does. */
  zoom: Zoom | null;
  /** The flat colour the scene fades from and to, `#rrggbb`. */
  ground: string;
}

/** Gives the picture of a frame; it stands until the next one is asked for. */
export type Composer = (look: Appearance) => Planes;

/** A composer touches only what differs from the frame it made before. */
export async function openComposer(pictures: Pictures): Promise<Composer> {
  const { scene, words, zoom, ground } = pictures;
  const frame = createPlanes(scene.width, scene.height);
  const magnify = zoom ? await openMagnify(scene, zoom) : () => undefined;
  const wordsOnZoom = zoom ? words.map((layer) => wordsWithin(layer, zoom.box, scene)) : words;
  let last: Appearance | undefined;

  const write = (layers: readonly Words[], look: Appearance): void => {
    layers.forEach((layer, index) => {
      const opacity = look.words[index] ?? 0;
      if (opacity > 0) writeWords(frame, layer, opacity);
    });
  };
  const composeWhole = (look: Appearance): void => {
    frame.bytes.set(scene.bytes);
    if (look.scale !== 1) magnify(frame, look.scale);
    write(words, look);
    if (look.scene < 1) fade(frame, ground, look.scene);
  };
  const composeZoom = (look: Appearance): void => {
    magnify(frame, look.scale);
    write(wordsOnZoom, look);
  };
  return (look) => {
    const stands = last?.scene === look.scene && isSameWords(last, look);
    const moves = last?.scale !== look.scale;
    if (stands && moves && look.scene === 1 && look.scale !== 1) composeZoom(look);
    else if (!stands || moves) composeWhole(look);
    last = look;
    return frame;
  };
}

/** Lets the ground show through, in place. */
function fade(picture: Planes, colour: string, opacity: number): void {
  const flat = colourOf(colour);
  planesOf(picture).forEach(({ samples }, index) => {
    const ground = flat[index] as number;
    const values = Uint8Array.from({ length: 256 }, (_, value) =>
      Math.round(ground + (value - ground) * opacity),
    );
    for (let at = 0; at < samples.length; at++)
      samples[at] = values[samples[at] as number] as number;
  });
}
