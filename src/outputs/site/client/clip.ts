/**
 * The clip of a page. Its poster bears our own button; the player's controls come once it plays, so
 * that nothing lies over the picture before. The text stands in the picture, so captions are shown
 * from the beginning only to whoever asked for larger text; the player's menu shows and hides them.
 */
import { site } from './site.ts';

for (const clip of document.querySelectorAll<HTMLElement>('[data-clip]')) attach(clip);

function attach(clip: HTMLElement): void {
  const video = clip.querySelector('video')!;
  const poster = clip.querySelector('button');
  const play = (): void => {
    poster?.remove();
    video.controls = true;
    void video.play().catch(() => undefined); // refused or called off: the controls are there
    video.focus();
  };
  if (poster) video.controls = false;
  poster?.addEventListener('click', play);
  for (const link of document.querySelectorAll('a[href="#clip"]'))
    link.addEventListener('click', play);
  video.addEventListener('play', () => showCaptions(video), { once: true });
}

function showCaptions(video: HTMLVideoElement): void {
  if (document.documentElement.dataset['sight'] !== 'low') return;
  const own = [...video.textTracks].find(({ language }) => language === site.language);
  if (own) own.mode = 'showing';
}
