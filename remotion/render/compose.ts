/** Makes each frame of a clip out of its two pictures. */
import type { Zoom } from '../zoom.ts';
import { openMagnify } from './magnify.ts';
import { colourOf, createPlanes, planesOf, type Planes } from './planes.ts';
import type { Appearance } from './plan.ts';
import { wordsWithin, writeWords, type Words } from './words.ts';

/** What a clip is made of, drawn once. */
export interface Pictures {
  /** Background and portrait. */
  scene: Planes;
  words: Words;
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
  const wordsOnZoom = zoom ? wordsWithin(words, zoom.box, scene) : words;
  let last: Appearance | undefined;

  const composeWhole = (look: Appearance): void => {
    frame.bytes.set(scene.bytes);
    if (look.scale !== 1) magnify(frame, look.scale);
    if (look.text > 0) writeWords(frame, words, look.text);
    if (look.scene < 1) fade(frame, ground, look.scene);
  };
  const composeZoom = (look: Appearance): void => {
    magnify(frame, look.scale);
    writeWords(frame, wordsOnZoom, look.text);
  };
  return (look) => {
    const stands = last?.scene === look.scene && last.text === look.text;
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
