/**
 * The family's archive, put together where it is wanted: the published ZIP holds facts and the file
 * for family trees, the photographs and clips come from the addresses they have on the site anyway. So the
 * site holds no picture twice; without scripts the link gives the ZIP as it is published.
 */
import { element } from '../../../base/view/element.ts';

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-photos]'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void save(link);
  });

async function save(link: HTMLAnchorElement): Promise<void> {
  const photos = addressesIn(link.dataset['photos']);
  const clips = addressesIn(link.dataset['clips']);
  const bytes = await Promise.all([link.href, ...photos].map(read)).catch(() => null);
  if (!bytes) return location.assign(link.href); // the browser says what is wrong
  const [facts, ...pictures] = bytes;
  // A store of media may refuse to be read from here: the clips have links of their own.
  const videos = await Promise.all(clips.map((address) => read(address).catch(() => null)));
  const { unzipSync, zipSync } = await import('fflate');
  const members = unzipSync(facts!);
  const folder = Object.keys(members)[0]?.split('/', 1)[0] ?? '';
  pictures.forEach((picture, index) => (members[`${folder}/photo-${index + 1}.jpg`] = picture));
  videos.forEach((video, index) => {
    const address = clips[index]!;
    if (video) members[`${folder}/${address.slice(address.lastIndexOf('/') + 1)}`] = video;
  });
  const archive = zipSync(members, { level: 0 });
  const href = URL.createObjectURL(new Blob([archive], { type: 'application/zip' }));
  element('a', { href, download: `${folder}.zip` }).click();
}

const addressesIn = (list = ''): string[] => list.split(' ').filter(Boolean);

async function read(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}
