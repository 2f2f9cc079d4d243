import { useEffect, useState } from 'react';
import { cancelRender, continueRender, delayRender } from 'remotion';
import { FACE_NAMES, FACES, type FaceName } from './faces.ts';
import { readType, type Type } from './type.ts';

let loading: Promise<Type> | undefined;
let loaded: Type | undefined;

/** Gives the browser and the layout the same bytes of every face. */
async function load(): Promise<Type> {
  const files = await Promise.all(FACE_NAMES.map((name) => loadFace(name)));
  loaded = readType(Object.fromEntries(files) as Record<FaceName, Uint8Array>);
  return loaded;
}

async function loadFace(name: FaceName): Promise<[FaceName, Uint8Array]> {
  const { family, weight, url } = FACES[name];
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${family}: ${response.status} ${response.statusText}`);
  const bytes = await response.arrayBuffer();
  document.fonts.add(await new FontFace(family, bytes, { weight: String(weight) }).load());
  return [name, new Uint8Array(bytes)];
}

/** The typefaces in the browser; `null` while they load, and the frame waits for them. */
export function useType(): Type | null {
  const [type, setType] = useState<Type | null>(loaded ?? null);
  const [handle] = useState(() => (loaded ? null : delayRender('typefaces')));
  useEffect(() => {
    if (handle === null) return;
    loading ??= load();
    loading.then(
      (value) => {
        setType(value);
        continueRender(handle);
      },
      (error: Error) => cancelRender(error),
    );
  }, [handle]);
  return type;
}
