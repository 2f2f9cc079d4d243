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

export interface YamlError {
  /** Code of a problem: `yaml` or one of `YAML_CODES`. */
  code: string;
  /** 1-based. */
  line: number;
  /** The parser's own words, in English. */
  reason: string;
}

/** The text's value, or why it cannot be read. */
export type YamlResult = { value: unknown } | { error: YamlError };

/** What the parser says of the commonest slips, and the problem that says it to people. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/tab characters/, 'yaml-tab'],
  [/duplicated mapping key/, 'yaml-duplicate'],
  [/escape sequence|hexadecimal/, 'yaml-escape'],
  [/deficient indentation|unexpected end of the|flow collection/, 'yaml-unclosed'],
  [/after a mapping key|implicit key|key-value separator/, 'yaml-colon'],
  [/indentation|end of the stream or a document separator/, 'yaml-indent'],
  [/alias|anchor|merge|tag|directive|maxDepth/, 'yaml-feature'],
];

export const YAML_CODES: readonly string[] = ['yaml', ...SLIPS.map(([, code]) => code)];

/** Parses YAML 1.2 core: dates stay text; duplicate keys and aliases are errors. Never throws. */
export function parseYaml(text: string): YamlResult {
  try {
    return { value: load(text, { schema: CORE_SCHEMA, maxAliases: 0 }) ?? {} };
  } catch (error) {
    if (isBlank(text)) return { value: {} };
    const reason = error instanceof YAMLException ? error.reason : String(error);
    const line = (error instanceof YAMLException ? (error.mark?.line ?? 0) : 0) + 1;
    return { error: { code: codeOf(reason, text.split('\n')[line - 1] ?? ''), line, reason } };
  }
}

const isBlank = (text: string): boolean =>
  text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));

/** An unquoted text with a colon in it is reported as bad indentation. */
const COLON_IN_TEXT = /^\s*(?:- +)?[\w-]+: +[^\s'"].*:(?:\s|$)/;

function codeOf(reason: string, line: string): string {
  const code = SLIPS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'yaml';
  return code === 'yaml-indent' && COLON_IN_TEXT.test(line) ? 'yaml-colon' : code;
}

/** A Markdown file cut into its YAML front matter and its body; `null` without front matter. */
export function splitFrontMatter(text: string): { yaml: string; body: string } | null {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!opening) return null;
  const closing = /^---[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = opening[0].length;
  const match = closing.exec(text);
  if (!match) return null;
  return {
    yaml: text.slice(opening[0].length, match.index),
    body: text.slice(match.index + match[0].length),
  };
}

/** The 1-based number of the line that holds the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}

/**
 * The 1-based line of the value at a dotted path, or of its nearest ancestor that exists.
 * Slow next to `parseYaml`: only for files that have a problem. Never throws.
 */
export function lineOf(yaml: string, field: string): number {
  let events: Event[];
  try {
    events = parseEvents(yaml, {});
  } catch {
    return 1;
  }
  let node = events.findIndex((event) => event.type !== EVENT_DOCUMENT);
  let offset = 0;
  for (const step of field.split('.')) {
    const child = childOf(events, node, step, yaml);
    if (!child) break;
    node = child.node;
    offset = child.offset;
  }
  return lineAt(yaml, offset);
}

/** The node of a mapping's key or a sequence's index, and where it begins. */
function childOf(events: readonly Event[], parent: number, step: string, yaml: string) {
  const inMapping = events[parent]?.type === EVENT_MAPPING;
  let node = parent + 1;
  for (let index = 0; node < events.length && events[node]?.type !== EVENT_POP; index += 1) {
    const event = events[node];
    if (!inMapping) {
      if (String(index) === step) return { node, offset: startOf(event) };
      node = behind(events, node);
    } else if (event?.type === EVENT_SCALAR && getScalarValue(yaml, event) === step)
      return { node: node + 1, offset: event.valueStart };
    else node = behind(events, behind(events, node));
  }
  return undefined;
}

/** The index behind a node and all that is in it. */
function behind(events: readonly Event[], node: number): number {
  let open = 0;
  for (let at = node; at < events.length; at += 1) {
    const { type } = events[at] as Event;
    if (type === EVENT_POP) open -= 1;
    else if (type !== EVENT_SCALAR && type !== EVENT_ALIAS) open += 1;
    if (open <= 0) return at + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number {
  if (!event) return 0;
  if (event.type === EVENT_SCALAR) return event.valueStart;
  return 'start' in event ? Number(event.start) : 0;
}
