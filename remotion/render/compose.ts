/** Makes each frame of a clip out of its two pictures. */
import type { Zoom } from '../zoom.ts';
import { colourOf, planesOf, type Planes } from './planes.ts';
import type { Appearance } from './plan.ts';
import { writeWords, type Words } from './words.ts';
import { magnify } from './magnify.ts';

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

/** Writes the picture of one frame into `frame`, which is of the scene's size. */
export function compose(
  { scene, words, zoom, ground }: Pictures,
  look: Appearance,
  frame: Planes,
): void {
  frame.bytes.set(scene.bytes);
  if (zoom && look.scale !== 1) magnify(scene, frame, zoom, look.scale);
  if (look.text > 0) writeWords(frame, words, look.text);
  if (look.scene < 1) fade(frame, ground, look.scene);
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
