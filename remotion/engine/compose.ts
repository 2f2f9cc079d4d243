/** Makes each frame of a clip out of its scene and its text layers. */
import type { Zoom } from '../design/motion.ts';
import { openMagnify } from './magnify.ts';
import { colourOf, copyBox, createPlanes, planesOf, type Plane, type Planes } from './planes.ts';
import { isSameText, type Appearance } from './plan.ts';
import { clearTextLayer, textWithin, writeTextLayer, type TextLayer } from './text-layer.ts';

/** What a clip is made of, drawn once. */
export interface Pictures {
  /** Everything but the words. */
  scene: Planes;
  /** One for each beat. */
  textLayers: readonly TextLayer[];
  /** What moves, where something does. */
  zoom: Zoom | null;
  /** The flat colour the scene fades from and to, `#rrggbb`. */
  ground: string;
}

/** Gives the picture of a frame; it stands until the next one is asked for. */
export type Composer = (appearance: Appearance) => Planes;

/** A composer touches only what differs from the frame it made before. */
export async function openComposer(pictures: Pictures): Promise<Composer> {
  const { scene, textLayers, zoom, ground } = pictures;
  const copyOf = ({ width, height, bytes }: Planes): Planes => ({
    width,
    height,
    bytes: bytes.slice(),
  });
  const magnify = zoom ? await openMagnify(scene, zoom) : () => undefined;
  const textOnZoom = zoom ? textLayers.map((layer) => textWithin(layer, zoom.box, scene)) : [];
  const isCrossed = textOnZoom.some((layer) => layer.some(({ places }) => places.length > 0));
  // The scene as it is magnified just now, at least below the words; the same with words, and that as
  // far as it has faded.
  const [base, whole] = [isCrossed ? copyOf(scene) : scene, copyOf(scene)];
  let faded: Planes | undefined;
  let last: Appearance = { scene: 1, opacities: [], scale: 1 };

  const write = (layers: readonly TextLayer[], { opacities }: Appearance): void => {
    layers.forEach((layer, index) => {
      const opacity = opacities[index] ?? 0;
      if (opacity > 0) writeTextLayer(whole, layer, opacity);
    });
  };
  return (appearance) => {
    const isStill = isSameText(last, appearance);
    if (zoom && appearance.scale !== last.scale) {
      const moved = isCrossed ? base : whole;
      if (appearance.scale === 1) copyBox(scene, moved, zoom.box);
      else magnify(moved, appearance.scale);
      if (isCrossed) copyBox(base, whole, zoom.box);
      if (isCrossed && isStill) write(textOnZoom, appearance);
    }
    if (!isStill) {
      textLayers.forEach((layer, index) => {
        if ((last.opacities[index] ?? 0) > 0) clearTextLayer(whole, layer, base);
      });
      write(textLayers, appearance);
    }
    last = appearance;
    if (appearance.scene === 1) return whole;
    faded ??= createPlanes(scene.width, scene.height);
    fade(whole, faded, ground, appearance.scene);
    return faded;
  };
}

/** Lets the ground show through. */
function fade(picture: Planes, to: Planes, colour: string, opacity: number): void {
  const flat = colourOf(colour);
  const results = planesOf(to);
  planesOf(picture).forEach(({ samples }, index) => {
    const ground = flat[index] as number;
    const values = Uint8Array.from({ length: 256 }, (_, value) =>
      Math.round(ground + (value - ground) * opacity),
    );
    const result = (results[index] as Plane).samples;
    for (let at = 0; at < samples.length; at++)
      result[at] = values[samples[at] as number] as number;
  });
}
