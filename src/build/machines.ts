/** How many machines a piece of rendering wants, and what they cost. */

/** GitHub's limit of a matrix. */
const MOST = 256;
/** Minutes of a part: long beside the installing before it, short where it must be repeated. */
const MINUTES = Number(process.env['ESTELIK_PART_MINUTES'] ?? 20);
const CORES = 2;
/**
 * US dollars a minute of a machine of two cores. GitHub's Linux machines: 0.006 since January 2026
 * (docs.github.com, Billing, “Actions runner pricing”); public repositories pay nothing.
 */
const PRICE = Number(process.env['ESTELIK_MINUTE_PRICE'] ?? 0.006);

/**
 * CPU seconds of one more clip with its still, as `npm run bench -- clips` measures it at full size
 * (docs/performance.md), with its share of a start that 250 people share.
 */
const COST = { social: 2, led: 2 } as const;

export interface MachineTime {
  shards: number;
  /** Hours of a 2-core machine. */
  hours: number;
  dollars: number;
}

/** What rendering clips of these media takes. */
export function machineTimeOf(clips: readonly { medium: keyof typeof COST }[]): MachineTime {
  const seconds = clips.reduce((sum, { medium }) => sum + COST[medium], 0) / CORES;
  const shards = clips.length === 0 ? 0 : Math.min(MOST, Math.ceil(seconds / (MINUTES * 60)));
  return { shards, hours: seconds / 3600, dollars: (seconds / 60) * PRICE };
}
