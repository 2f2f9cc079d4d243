/** Values of a draft by their path: `birth.date`, `awards.0.code`. */

/** The value at a path, dotted or in steps; only own properties count. */
export function valueAt(input: unknown, path: string | readonly PropertyKey[]): unknown {
  let at = input;
  for (const step of typeof path === 'string' ? path.split('.') : path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined;
  return at;
}

/** Paths are the fields' own, never a sender's: no step of them can be `__proto__`. */
export function setAt(draft: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = draft;
  for (const [index, step] of steps.entries()) {
    const inner = at[step];
    if (typeof inner !== 'object' || inner === null) {
      if (value === undefined) return;
      at[step] = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
    }
    at = at[step] as Record<string, unknown>;
  }
  if (value === undefined && !Array.isArray(at)) delete at[last];
  else at[last] = value;
}
