import { useEffect, useState } from 'react';
import { cancelRender, continueRender, delayRender } from 'remotion';
import type { Medium } from '../tokens.ts';
import { FACES, FACES_OF, type FaceName } from './faces.ts';
import { readType, type Type } from './type.ts';

const loading = new Map<Medium, Promise<Type>>();
const loaded = new Map<Medium, Type>();
const files = new Map<FaceName, Promise<Uint8Array>>();
const drawn = new Set<FontFace>();

/**
 * Gives the browser and the layout the same bytes of every face of a medium.
 * @throws when a file cannot be had; the next call asks for it again.
 */
export function loadType(medium: Medium): Promise<Type> {
  const known = loading.get(medium);
  if (known) return known;
  const made = readFaces(FACES_OF[medium]).then((type) => {
    loaded.set(medium, type);
    return type;
  });
  loading.set(medium, made);
  made.catch(() => loading.delete(medium));
  return made;
}

async function readFaces(names: readonly FaceName[]): Promise<Type> {
  const read = names.map(async (name) => {
    const file = files.get(name) ?? loadFace(name);
    files.set(name, file);
    file.catch(() => files.delete(name));
    return [name, await file] as const;
  });
  return readType(new Map(await Promise.all(read)));
}

async function loadFace(name: FaceName): Promise<Uint8Array> {
  const { family, weight, url } = FACES[name];
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${family}: ${response.status} ${response.statusText}`);
  const bytes = await response.arrayBuffer();
  const face = await new FontFace(family, bytes, { weight: String(weight) }).load();
  document.fonts.add(face);
  drawn.add(face);
  return new Uint8Array(bytes);
}

/** Lets another document of the page, a frame's, draw with the faces that are loaded. */
export function lendType({ fonts }: Document): void {
  for (const face of drawn) fonts.add(face);
}

/** The typefaces in the browser; `null` while they load, and the frame waits for them. */
export function useType(medium: Medium): Type | null {
  const [type, setType] = useState<Type | null>(loaded.get(medium) ?? null);
  const [handle] = useState(() => (type ? null : delayRender('typefaces')));
  useEffect(() => {
    if (handle === null) return;
    loadType(medium).then(
      (value) => {
        setType(value);
        continueRender(handle);
      },
      (error: Error) => cancelRender(error),
    );
  }, [handle, medium]);
  return type;
}
