import { readFileSync } from 'node:fs';
import { FACE_NAMES, FACES, type FaceName } from './faces.ts';
import { readType, type Type } from './type.ts';

let type: Type | undefined;

/** The typefaces for measuring in Node, read once. */
export function typeOfNode(): Type {
  const files = FACE_NAMES.map((name): [FaceName, Uint8Array] => [
    name,
    readFileSync(FACES[name].url),
  ]);
  type ??= readType(Object.fromEntries(files) as Record<FaceName, Uint8Array>);
  return type;
}
