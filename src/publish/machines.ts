/** How many machines a piece of rendering wants, and what they cost. */

/** GitHub's limit of a matrix. */
const MOST = 256;
/** Minutes of a part: long beside the installing before it, short where it must be repeated. */
const MINUTES = Number(process.env['ESTELIK_PART_MINUTES'] ?? 20);
const CORES = 2;
/** US dollars a minute of GitHub's 2-core Linux machine (list price, 2026); public repositories pay nothing. */
const PRICE = 0.006;

/** CPU seconds of one clip with its still, from docs/performance.md, with its share of the start. */
const COST = { social: 4, led: 2.5 } as const;

export interface Work {
  shards: number;
  /** Hours of a 2-core machine. */
  hours: number;
  dollars: number;
}

/** What rendering clips of these media takes. */
export function workOf(clips: readonly { medium: keyof typeof COST }[]): Work {
  const seconds = clips.reduce((sum, { medium }) => sum + COST[medium], 0) / CORES;
  const shards = clips.length === 0 ? 0 : Math.min(MOST, Math.ceil(seconds / (MINUTES * 60)));
  return { shards, hours: seconds / 3600, dollars: (seconds / 60) * PRICE };
}
