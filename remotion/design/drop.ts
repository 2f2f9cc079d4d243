import type { Fact } from './card-schema.ts';

/**
 * One step less to say: the summary goes first, then lesser awards from the last, the unit, the role
 * beside the rank, the fate, the remaining awards, a title, and what the person served as.
 */
export function dropLeast(facts: readonly Fact[]): Fact[] {
  const without = (index: number): Fact[] => facts.filter((_, other) => other !== index);
  const last = (kind: Fact['kind']): number => facts.findLastIndex((fact) => fact.kind === kind);
  const awards = facts.filter(({ kind }) => kind === 'award' || kind === 'title').length;
  if (last('summary') >= 0) return without(last('summary'));
  if (awards > 1 && last('award') >= 0) return without(last('award'));
  if (last('unit') >= 0) return without(last('unit'));
  const long = facts.findIndex((fact) => fact.short);
  if (long >= 0) return facts.map((fact, index) => (index === long ? shorten(fact) : fact));
  for (const kind of ['fate', 'award', 'title'] as const)
    if (last(kind) >= 0) return without(last(kind));
  return facts.slice(0, -1);
}

/** The fact in its short form. */
export const shorten = ({ kind, short, ...fact }: Fact): Fact => ({ kind, ...(short ?? fact) });
