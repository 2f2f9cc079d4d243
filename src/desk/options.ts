/** What the desk can be told by its command line. */
import { isIPv6 } from 'node:net';
import path from 'node:path';
import { oneOf, readDay, readNumber } from '../base/command/options.ts';
import { languageOf, usualLanguage } from '../base/platform/language.ts';
import { parseCall, UsageError } from '../base/command/parse.ts';
import { t } from '../i18n/index.ts';
import { LANGUAGES } from '../model/language.ts';
import { holdsSecret } from '../git/network.ts';

export type DeskOptions = DeskCall['options'];

export const DESK_OPTIONS = {
  data: { type: 'string', default: '.desk' },
  content: { type: 'string', default: 'content' },
  remote: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8377' },
  address: { type: 'string' },
  proxy: { type: 'boolean', default: false },
  after: { type: 'string' },
  site: { type: 'string' },
  today: { type: 'string' },
  rate: { type: 'string', default: '120' },
  keep: { type: 'string', default: '90' },
  lang: { type: 'string', default: usualLanguage() },
  name: { type: 'string', default: '' },
  role: { type: 'string', default: 'region' },
  places: { type: 'string' },
  generations: { type: 'string', default: '7' },
  force: { type: 'boolean', default: false },
  clock: { type: 'string' },
} as const;

/** What the desk is told to do, and how it is to be. */
export type DeskCall = ReturnType<typeof readDeskCall>;

/**
 * Reads `serve --port 8377 …`, `invite --name "…" --role editor --places nura,shet`, `backup FILE`.
 * @throws {UsageError} for what cannot be understood.
 */
export function readDeskCall(args: readonly string[], cwd = process.cwd()) {
  const { values, positionals } = parseCall(args, DESK_OPTIONS, true);
  const say = t(languageOf(args));
  const port = readNumber('--port', values.port, 0, 65_535);
  if (values.remote !== undefined && holdsSecret(values.remote))
    throw new UsageError(`--remote: ${say('desk.cli.remote.secret')}`);
  const remote = values.remote ?? process.env['ESTELIK_REMOTE'];
  if (remote !== undefined && IN_THE_OPEN.test(remote))
    throw new UsageError(`--remote: ${say('desk.cli.remote.open')}`);
  const absolute = (folder: string): string => path.resolve(cwd, folder);
  return {
    /** What is to be done (`serve` if nothing is said) and its own arguments. */
    positionals: positionals.length > 0 ? positionals : ['serve'],
    /** Of `purge`: today, by somebody who has looked at the clock. */
    clock: values.clock && readDay('--clock', values.clock),
    /** Of `invite`. */
    invitation: {
      name: values.name,
      role: values.role,
      places:
        values.places === 'all' ? ('all' as const) : values.places?.split(',').filter(Boolean),
    },
    /** Of `backup`: how many copies stay, and whether a shrunken one is made. */
    copies: {
      generations: readNumber('--generations', values.generations, 1, 1000),
      force: values.force,
    },
    options: {
      /** Private folder: database, photographs, repository. */
      data: absolute(values.data),
      /** The archive the repository begins with. */
      content: absolute(values.content),
      /** Git repository that gets every commit; none if absent. */
      remote,
      host: values.host,
      port,
      /** Where people reach the desk, without a closing slash. */
      address: readAddress(values.address ?? ownAddress({ host: values.host, port })),
      /** Trusts `X-Forwarded-For` of a proxy on this machine. */
      proxy: values.proxy,
      /** Shell command after commits, run with `ESTELIK_CONTENT` naming the archive's folder. */
      after: values.after,
      /** Folder of the built site, for the showing times on the status page. */
      site: values.site === undefined ? undefined : absolute(values.site),
      /** The day the desk takes for today, to rehearse a campaign; `undefined`: the clock's. */
      today: values.today && readDay('--today', values.today),
      /** Sendings an address may make in ten minutes. */
      rate: readNumber('--rate', values.rate, 1, 1_000_000),
      /** Days after the campaign's end that contacts and originals are kept. */
      keep: readNumber('--keep', values.keep, 1, 3650),
      lang: oneOf('--lang', values.lang, LANGUAGES),
    },
  };
}

/** A remote repository that is asked without TLS over a network. */
const IN_THE_OPEN =
  /^(?:http|git):\/\/(?!(?:[^@/]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$))/i;

/** Where the desk listens, which is its address until it is told another; IPv6 stands in brackets. */
export const ownAddress = ({ host, port }: { host: string; port: number }): string =>
  `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** What a browser can open: invitations and receipts lead there. */
function readAddress(value: string): string {
  const isWeb = URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
  if (!isWeb) throw new UsageError(`--address: ${value} (https://desk.example.kz)`);
  return value.replace(/(?<!\/)\/+$/, '');
}
