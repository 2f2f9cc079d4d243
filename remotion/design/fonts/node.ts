import { readFileSync } from 'node:fs';
import { FACE_NAMES, FACES, type FaceName } from './faces.ts';
import { readType, type Type } from './type.ts';

let type: Type | undefined;

/** The typefaces for measuring in Node, read once. */
export function typeOfNode(): Type {
  return (type ??= readTypeOf(FACE_NAMES));
}

/** Some of the typefaces; asking for another is an error. */
export const readTypeOf = (names: readonly FaceName[]): Type =>
  readType(new Map(names.map((name) => [name, readFileSync(FACES[name].url)])));
