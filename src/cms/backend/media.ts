/** Photographs as the form wants them. */
export const isPicture = (path: string): boolean => /\.(?:jpe?g|png|webp)$/.test(path);

export const media = (path: string, data: Buffer) => ({
  id: path,
  content: data.toString('base64'),
  encoding: 'base64',
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
});
