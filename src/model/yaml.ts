/** YAML and front matter, with the lines their values stand on. */
import {
  CORE_SCHEMA,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  getScalarValue,
  load,
  parseEvents,
  YAMLException,
  type Event,
} from 'js-yaml';

/** The text's value, or the 1-based line and the reason why it cannot be read. */
export type YamlResult = { value: unknown } | { error: { line: number; reason: string } };

/** Parses YAML 1.2 core: dates stay text, duplicate keys and aliases are errors. */
export function parseYaml(text: string): YamlResult {
  try {
    return { value: load(text, { schema: CORE_SCHEMA, maxAliases: 0 }) ?? {} };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { error: { line: (error.mark?.line ?? 0) + 1, reason: error.reason } };
  }
}

/** A Markdown file cut into its YAML front matter and its body; `null` without front matter. */
export function splitFrontMatter(text: string): { yaml: string; body: string } | null {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (!match || match.index !== 0) return null;
  return { yaml: match[1] ?? '', body: text.slice(match[0].length) };
}

type Path = readonly PropertyKey[];

/**
 * The 1-based line of the value at `path`, or of its nearest ancestor that exists.
 * Slow next to `parseYaml`: only for files that have a problem.
 */
export function lineOf(yaml: string, path: Path): number {
  let events: Event[];
  try {
    events = parseEvents(yaml, {});
  } catch {
    return 1;
  }
  let next = events.findIndex((event) => event.type !== EVENT_DOCUMENT);
  let offset = 0;

  /** Skips one node and returns the index behind it. */
  const skip = (at: number): number => {
    const event = events[at];
    if (!event || event.type === EVENT_SCALAR || event.type === EVENT_ALIAS) return at + 1;
    let inner = at + 1;
    while (inner < events.length && events[inner]?.type !== EVENT_POP) inner = skip(inner);
    return inner + 1;
  };

  for (const step of path) {
    const parent = events[next];
    const inMapping = parent?.type === EVENT_MAPPING;
    let child = next + 1;
    let found = false;
    for (let index = 0; child < events.length && events[child]?.type !== EVENT_POP; index += 1) {
      const key = events[child];
      if (inMapping) {
        if (key?.type === EVENT_SCALAR && getScalarValue(yaml, key) === String(step)) {
          offset = key.valueStart;
          child += 1;
          found = true;
        } else child = skip(child + 1);
      } else if (index === step) {
        offset = startOf(key) ?? offset;
        found = true;
      } else child = skip(child);
      if (found) break;
    }
    if (!found) break;
    next = child;
  }
  return yaml.slice(0, offset).split('\n').length;
}

function startOf(event: Event | undefined): number | undefined {
  if (!event) return undefined;
  if (event.type === EVENT_SCALAR) return event.valueStart;
  return 'start' in event ? event.start : undefined;
}
