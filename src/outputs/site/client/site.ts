/** Where the site begins and which language it speaks, as its pages say in their root element. */
export const site = {
  base: document.documentElement.dataset['base'] ?? '/',
  language: document.documentElement.lang,
};

/**
 * A file by its path below the site's beginning.
 * @throws when it cannot be had.
 */
export async function fetchFile(file: string): Promise<Response> {
  const answer = await fetch(`${site.base}${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
}
