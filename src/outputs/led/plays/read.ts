/** What the screens brought back: the files of `content/plays/`, or those named on a command line. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Published } from '../../../model/files/schedule.ts';
import type { Archive } from '../../../model/archive.ts';
import { listFolder } from '../../../model/archive-files.ts';
import { wordSchema } from '../../../model/files/plays.ts';
import { parseYaml } from '../../../model/yaml.ts';
import { currentSchedule, readPublished } from '../published.ts';
import { ledPeople, type Schedule } from '../schedule.ts';
import { checkLog, type CheckedLog } from './check.ts';
import { proofOf, type ProofFinding, type Statement } from './join.ts';
import type { ScreenProof } from './proof.ts';

/** Bytes: ten times the log that a player keeps. */
const LARGEST = 150_000_000;

/** A file, and what it turned out to be. */
export type PlaysFile =
  | { file: string; log: CheckedLog }
  | { file: string; word: Statement }
  | { file: string; refused: 'word' | 'too-large' | 'unreadable' };

export interface Proof {
  files: PlaysFile[];
  /** As it was published. */
  schedule: Schedule;
  isPublished: boolean;
  proofs: ScreenProof[];
  findings: ProofFinding[];
}

/** The files of an archive, in the order of their names. */
export const playsIn = (content: string): string[] =>
  (listFolder(path.join(content, 'plays')) ?? [])
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => path.join(content, 'plays', name));

/** @throws {ShortageError} when nothing is published and not everybody can be shown. */
export async function readProof(
  archive: Archive,
  content: string,
  names = playsIn(content),
): Promise<Proof> {
  const published = await readPublished(content, archive.campaign.id);
  const schedule = publishedSchedule(archive, published);
  const files: PlaysFile[] = [];
  for (const name of names) files.push(await readPlays(name));
  const logs = files.flatMap((file) => ('log' in file ? [file.log] : []));
  const statements = files.flatMap((file) => ('word' in file ? [file.word] : []));
  return {
    files,
    schedule,
    isPublished: published !== null,
    ...proofOf(schedule, logs, statements),
  };
}

/** With everybody who was in it: what a screen has shown does not change by who leaves later. */
function publishedSchedule(archive: Archive, published: Published | null): Schedule {
  const people = published?.people.map((person) => ({ id: person, place: '' }));
  return currentSchedule(archive, people ?? ledPeople(archive), published);
}

async function readPlays(file: string): Promise<PlaysFile> {
  try {
    if ((await stat(file)).size > LARGEST) return { file, refused: 'too-large' };
    const text = await readFile(file, 'utf8');
    if (!/\.ya?ml$/i.test(file)) return { file, log: checkLog(text) };
    const parsed = parseYaml(text);
    const word = 'value' in parsed ? wordSchema.safeParse(parsed.value).data : undefined;
    return word ? { file, word } : { file, refused: 'word' };
  } catch {
    return { file, refused: 'unreadable' };
  }
}
