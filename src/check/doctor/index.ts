/** `npm run doctor`: whether this machine and this archive are ready, line by line, with remedies. */
import path from 'node:path';
import type { Options } from '../../base/command/options.ts';
import { hasText, t, type TextKey } from '../../i18n/index.ts';
import { readArchive } from '../../model/archive.ts';
import { archiveFindings } from './archive.ts';
import type { Finding } from './finding.ts';
import { browser, ffmpeg, fonts, git, memory, node, rights, room, zones } from './machine.ts';

export const DOCTOR_OPTIONS = {
  /** The desk's private folder. */
  data: { type: 'string', default: '.desk' },
} as const;

const MARKS = { ok: '✓', warn: '!', bad: '✗' } as const;

async function examine({ content, cache, out, campaign, own }: Options): Promise<Finding[]> {
  const today = new Date().toISOString().slice(0, 10);
  return [
    node(),
    await git(),
    await browser(),
    await ffmpeg(),
    zones(),
    await fonts(),
    await memory(),
    await room(cache),
    await rights(content, 'read'),
    await rights(cache, 'write'),
    await rights(out, 'write'),
    await rights(path.resolve(String(own['data'])), 'write'),
    ...archiveFindings(await readArchive(content, campaign), content, today),
  ];
}

/** Says a finding in one line, and below it what to do. */
export function sayFinding({ level, code, params }: Finding, lang: Options['lang']): string {
  const say = t(lang);
  const fix = `doctor.${code}.fix`;
  const line = `${MARKS[level]} ${say(`doctor.${code}` as TextKey, params)}`;
  return level !== 'ok' && hasText(lang, fix) ? `${line}\n  → ${say(fix, params)}` : line;
}

/** Returns the exit code: 1 when something must be mended. */
export async function doctor(options: Options): Promise<number> {
  const findings = await examine(options);
  for (const finding of findings) process.stdout.write(`${sayFinding(finding, options.lang)}\n`);
  return findings.some(({ level }) => level === 'bad') ? 1 : 0;
}
