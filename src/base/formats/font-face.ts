import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A typeface and where its file lies: TrueType or WOFF2. */
export interface FontFile {
  family: string;
  weight: number;
  url: string | URL;
}

/** CSS that holds the typefaces themselves, for pages that need nothing from elsewhere. */
export async function embeddedFaces(faces: readonly FontFile[]): Promise<string> {
  const rules = faces.map(async ({ family, weight, url }) => {
    const data = await readFile(url, 'base64');
    const kind = path.extname(String(url)).slice(1);
    return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/${kind};base64,${data})}`;
  });
  return (await Promise.all(rules)).join('');
}
