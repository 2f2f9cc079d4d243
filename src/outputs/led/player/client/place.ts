/**
 * Tells apart what players of one address keep in one browser: `-led-arch-player-`. Each has its own
 * set, its own films and its own log; a film is not shared, because each player clears its own.
 */
export const PLACE = new URL('.', location.href).pathname.replace(/[^A-Za-z0-9]/g, '-');
