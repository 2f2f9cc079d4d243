/** A screen that goes dark after ten minutes shows nobody: while it is wanted, it is kept awake. */

let lock: WakeLockSentinel | null = null;

/** To be asked again whenever the page comes into sight: a lock ends with it. */
export async function keepAwake(wanted: boolean): Promise<void> {
  await lock?.release().catch(() => undefined);
  lock = null;
  if (!wanted || document.visibilityState !== 'visible') return;
  lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
}
