/** The player page. A classic script: on a stick a browser loads no module and fetches nothing. */
import { Overlay, type Labels } from './overlay.ts';
import { Player } from './player.ts';

declare global {
  interface Window {
    LABELS: Labels;
    /** For supervision from outside, and for tests. */
    player: Player;
  }
}

const [first, second] = document.querySelectorAll('video');
const panel = document.getElementById('overlay');
if (!first || !second || !panel) throw new Error('The page has two videos and an overlay');

const player = new Player([first, second]);
window.player = player;
new Overlay(player, window.LABELS, panel);
addEventListener('error', (event) => player.note(event.message));
addEventListener('unhandledrejection', (event) => player.note(String(event.reason)));

/** Asks that the screen stays on, again each time the page comes back. */
const stayAwake = (): void => {
  if (document.visibilityState === 'visible')
    void navigator.wakeLock?.request('screen').catch(() => undefined);
};
document.addEventListener('visibilitychange', stayAwake);
stayAwake();

if (player.source.mode === 'kept' && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('sw.js').catch((error: unknown) => player.note(String(error)));
void player.start();
