/** What a proof says, said to whoever gathers the logs. */
import path from 'node:path';
import { sayDay } from '../../../i18n/dates.ts';
import { t, type Translator } from '../../../i18n/index.ts';
import type { Archive } from '../../../model/archive.ts';
import { inLanguage, type Language } from '../../../model/language.ts';
import { localTimeOf } from '../../../model/zone.ts';
import type { LogFinding } from './check.ts';
import type { ProofFinding } from './join.ts';
import type { PlaysFile, Proof } from './read.ts';

type Source = Pick<Archive, 'screens' | 'places' | 'campaign'>;

/** All of it: files with what is wrong in them, screens, places. */
export function sayProof(
  { files, proofs, findings, isPublished }: Proof,
  { screens, places, campaign }: Source,
  language: Language,
): string {
  const say = t(language);
  const screenName = (id: string): string =>
    inLanguage(screens.find((screen) => screen.id === id)?.name, language)?.text ?? id;
  const lines = files.flatMap((file) => sayFile(file, say));
  if (files.length === 0) lines.push(say('plays.none'));
  if (!isPublished) lines.push(say('plays.not-frozen'));
  const telling = (finding: ProofFinding): string =>
    `  ${sayFinding(finding, campaign.timeZone, language)}`;
  for (const finding of findings)
    if (!proofs.some(({ screen }) => screen === finding.screen)) lines.push(telling(finding));
  for (const { screen, by, promised, shown } of proofs) {
    const name = screenName(screen);
    lines.push(say(`plays.screen.${by}`, { screen, name, promised, shown }));
    lines.push(...findings.filter((finding) => finding.screen === screen).map(telling));
  }
  for (const place of places) {
    const own = proofs.filter(({ screen }) =>
      screens.some(({ id, place: at }) => id === screen && at === place.id),
    );
    if (own.length === 0) continue;
    const sum = (of: (proof: (typeof own)[number]) => number): number =>
      own.reduce((all, proof) => all + of(proof), 0);
    lines.push(
      say('plays.place', {
        place: inLanguage(place.name, language)?.text ?? place.id,
        promised: sum(({ promised }) => promised),
        shown: sum(({ shown }) => shown),
      }),
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function sayFile(file: PlaysFile, say: Translator): string[] {
  const name = path.basename(file.file);
  if ('refused' in file) return [`${name}: ${say(`plays.refused.${file.refused}`)}`];
  if ('word' in file)
    return [`${name}: ${say('plays.word', { screen: file.word.screen, by: file.word.by })}`];
  const { screen, plays, hours, findings } = file.log;
  const head = say('plays.log', { screen: screen ?? '?', count: plays.length + hours.length });
  return [`${name}: ${head}`, ...findings.map((finding) => `  ${sayLogFinding(finding, say)}`)];
}

const sayLogFinding = (finding: LogFinding, say: Translator): string =>
  say(`plays.in-log.${finding.kind}`, { ...finding });

function sayFinding(finding: ProofFinding, timeZone: string, language: Language): string {
  const say = t(language);
  if (!('at' in finding)) return say(`plays.told.${finding.kind}`, { ...finding });
  const { date, time } = localTimeOf(finding.at, timeZone);
  const at = `${sayDay(date, language)}, ${time.slice(0, 5)}`;
  return say(`plays.told.${finding.kind}`, { ...finding, at });
}

/** Whether something must be looked at before the figures are told to anybody. */
export const isSound = ({ files, findings }: Proof): boolean =>
  files.every((file) => ('log' in file ? file.log.findings.every(isHarmless) : 'word' in file)) &&
  findings.every(({ kind }) => kind === 'hour' || kind === 'late' || kind === 'word-and-log');

const isHarmless = ({ kind }: LogFinding): boolean => kind === 'repeated' || kind === 'restarted';
