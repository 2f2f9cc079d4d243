/** What `--help` says of a command: what it is for, what it can be told, an example. Pure. */
import { hasText, type Translator } from '../../i18n/index.ts';
import { LANGUAGES, type Language } from '../../model/in-language.ts';
import { MissingValueError, type UsageError } from './parse.ts';
import { callOf, subcommandsOf } from './subcommands.ts';

/** An option as `parseArgs` has it. */
export type OptionList = Readonly<
  Record<string, { type: 'string' | 'boolean'; default?: string | boolean }>
>;

/** Options that several commands have. */
const READ = ['content', 'campaign', 'as-of', 'skip-broken', 'format'] as const;
const MAKE = [...READ, 'out', 'cache', 'jobs', 'engine'] as const;

interface Known {
  /** What of the common options it uses; the rest it passes over. */
  uses?: readonly string[];
  /** What may stand before the options. */
  words?: string;
  /** Options and words of the example. */
  example?: string;
}

/** What there is to say of commands, by the names of their scripts. */
const COMMANDS: Readonly<Record<string, Known>> = {
  bench: { example: '--json figures.json' },
  'bench-press': { uses: ['content', 'cache', 'jobs'] },
  'bench-scale': { example: '--people 100,1000' },
  'bench-scale-one': { words: 'DIR STEP', example: '/tmp/archive check' },
  build: { uses: [...MAKE, 'shard', 'redraw'], example: '--only site,led' },
  check: { uses: READ, example: '--content content --lang kk' },
  clips: { uses: [...MAKE, 'shard', 'redraw'], example: '--shard 3/20' },
  cms: { uses: ['content'], example: '--port 8081' },
  desk: { words: 'serve', example: 'invite --name "Айгүл Серікқызы" --role editor --places nura' },
  dev: { uses: ['content', 'campaign', 'cache'], example: '--content content --port 8080' },
  doctor: { uses: ['content', 'campaign', 'out', 'cache'], example: '--data /var/lib/estelik' },
  'first-days': { uses: ['content', 'campaign'] },
  freeze: { uses: [...READ, 'cache'] },
  'freeze-press': { uses: [...READ, 'cache'] },
  generate: { example: 'fields' },
  'generate-screenshots': { uses: ['out', 'cache'] },
  import: { uses: ['content', 'cache'], example: '--file list.xlsx --photos photos.zip --write' },
  new: { uses: ['out', 'cache', 'jobs'], words: 'DIR', example: 'georgia --day 2027-05-09' },
  plays: { uses: READ, words: 'FILE…', example: 'usb/plays.jsonl' },
  preview: { uses: ['content', 'cache', 'jobs', 'engine'], example: '--since origin/main' },
  proof: { uses: ['content', 'campaign', 'cache'] },
  publish: { uses: ['content', 'campaign', 'out', 'cache', 'as-of'], example: '--to /srv/www' },
  rehearsal: { words: 'DIR' },
  shards: { uses: ['content', 'campaign', 'cache'], example: '--json shards.json' },
  simulate: { uses: ['content'], example: '--people 1000 --out synthetic' },
  start: { uses: ['content', 'out'], example: '--out dist --port 8080' },
  studio: { uses: ['content', 'campaign', 'cache'] },
};

/**
 * @param script Name of its file without the ending.
 * @param common Options that every command may be told.
 * @param own Options that only this one has; of one name with a common one, it is its own.
 */
export function helpOf(
  script: string,
  { common, own }: { common: OptionList; own: OptionList },
  { say, language }: { say: Translator; language: Language },
): string {
  const { uses = [], words = subcommandsOf(script), example } = COMMANDS[script] ?? {};
  const shared = Object.entries(common).filter(([name]) => uses.includes(name) || name === 'lang');
  const options = new Map([...shared, ...Object.entries(own)]);
  const about = (name: string): string => {
    const special = `cli.option.${script}.${name}`;
    return say(hasText(language, special) ? special : `cli.option.${name}`);
  };
  const lines = [...options].map(([name, { type, default: usual }]): [string, string] => [
    `--${name}${type === 'string' ? ` ${valueOf(script, name, say)}` : ''}`,
    `${about(name)}${typeof usual === 'string' && usual ? ` (${usual})` : ''}`,
  ]);
  const width = Math.max(...lines.map(([head]) => head.length));
  return [
    `${callOf(script, worded(words, say))} …`,
    '',
    say(`cli.help.${script}`),
    '',
    ...lines.map(([head, tail]) => `  ${head.padEnd(width)}  ${tail}`),
    '',
    say('cli.help.example', { call: callOf(script, example) }),
    '',
  ].join('\n');
}

/** A call that was not understood, and where to read what would be. */
export function sayUsage(error: UsageError, script: string, say: Translator): string {
  const call = callOf(script, '--help');
  const word = error.message;
  if (!(error instanceof MissingValueError)) return say('cli.usage', { reason: word, call });
  const reason = word.startsWith('--')
    ? say('cli.no-value', { option: `${word} ${valueOf(script, word.slice(2), say)}` })
    : say('cli.no-word', { word: worded(word, say) });
  return say('cli.usage', { reason, call });
}

function valueOf(script: string, option: string, say: Translator): string {
  const value = (name: string) => Object.keys(VALUES).find((one) => VALUES[one]?.includes(name));
  return worded(value(`${script}.${option}`) ?? value(option) ?? '…', say);
}

const worded = (text: string, say: Translator): string =>
  WORDS.reduce((line, word) => line.replace(word, say(`cli.word.${word}`)), text);

/** What of `VALUES` is said in the reader's language. */
const WORDS = ['DIR', 'FILE', 'COMMAND', 'STEP'] as const;

/** What stands behind options, of one command where their name is another’s too. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  DIR: ['content', 'out', 'cache', 'data', 'site', 'private', 'to', 'stick'],
  FILE: ['file', 'report', 'json', 'new.places', 'new.screens'],
  'DIR|ZIP': ['photos'],
  [LANGUAGES.join('|')]: ['lang'],
  ID: ['campaign', 'place'],
  URL: ['address', 'remote'],
  COMMAND: ['after'],
  COMMIT: ['since'],
  '"…"': ['name', 'region', 'occasion', 'contact'],
  'kk,ru,en': ['languages'],
  'layers|remotion': ['engine'],
  'text|github|json': ['format'],
  'folder|pages': ['target'],
  'specialist|editor|region': ['role'],
  'nura,shet|all': ['places'],
  'site,led,…': ['build.only'],
  'front|…': ['category'],
  'page,clip,led,press': ['consent'],
  'Europe/Warsaw': ['zone'],
  '2027-04-01': ['today'],
  '2027-05-03': ['as-of'],
  '2027-05-09': ['day'],
  '2027-09-01': ['clock'],
  '09:00-21:00': ['hours'],
  '127.0.0.1': ['host'],
  '768x384': ['only'],
  '1/20': ['shard'],
  '1': ['seed'],
  '2': ['jobs'],
  '3': ['rounds'],
  '7': ['generations'],
  '90': ['keep'],
  '100': ['people'],
  '120': ['rate'],
  '8080': ['port'],
  '8377': ['desk.port'],
};
