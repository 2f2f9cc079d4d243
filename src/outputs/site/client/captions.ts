/**
 * The clip's captions: its words stand in the picture, so they are shown from the beginning only to
 * whoever asked for larger text. The player's own menu shows and hides them for everybody.
 */
import { site } from './site.ts';

for (const video of document.querySelectorAll('video'))
  video.addEventListener(
    'play',
    () => {
      if (document.documentElement.dataset['sight'] !== 'low') return;
      const own = [...video.textTracks].find(({ language }) => language === site.language);
      if (own) own.mode = 'showing';
    },
    { once: true },
  );
