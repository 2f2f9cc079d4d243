/** The report of an import: every row and all that is wrong with it, as text or as a page. */
import { xml } from '../../base/formats/xml.ts';
import { PAGES, PAPER } from '../../base/formats/palette.ts';
import { styleText } from 'node:util';
import type { Refused } from '../../base/formats/unzip.ts';
import { t, type TextKey } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import { fault, type Finding } from '../../model/problem.ts';
import { sayFindings } from '../draft/draft.ts';
import { columnLetter } from './cell-address.ts';
import type { OpenedImport } from './index.ts';
import { LEFT_REASONS } from './left-rows.ts';
import type { Sums } from './sums.ts';
import { LEFT_COLUMNS } from './types.ts';
import type { SaidRow } from './say-row.ts';

export interface Report {
  rows: readonly SaidRow[];
  /** What concerns the whole: columns left, photographs of nobody, members refused. */
  notes: readonly string[];
  counts: Record<SaidRow['verdict'] | 'total', number>;
  /** Two lines that add up. */
  sums: readonly string[];
}

const LONGEST_LIST = 50;

/** What was found beside the rows. */
export type ImportCounts = Pick<OpenedImport, 'left' | 'doubled' | 'leftRows' | 'sheets'>;

/** Counts what was found and says what concerns no row. */
export function makeReport(
  rows: readonly SaidRow[],
  opened: ImportCounts,
  sums: Sums,
  refused: readonly Finding[],
  language: Language,
): Report {
  const { total, taken, asked, there } = sums.rows;
  return {
    rows,
    notes: sayNotes(opened, sums, refused, language),
    counts: { total: total - sums.rows.left, new: taken, there, broken: asked },
    sums: saySums(sums, language),
  };
}

/** Rows and pictures, and what became of them. */
export function saySums({ rows, pictures }: Sums, language: Language): string[] {
  const say = t(language);
  return [
    say('import.sum.rows', { ...rows, left: rows.left + rows.there }),
    ...(pictures.total > 0 ? [say('import.sum.pictures', pictures)] : []),
  ];
}

/** What concerns no row, in words. */
export function sayNotes(
  { left, doubled, leftRows, sheets }: ImportCounts,
  { spare, unreadable }: Pick<Sums, 'spare' | 'unreadable'>,
  refused: readonly Finding[],
  language: Language,
): string[] {
  const say = t(language);
  const column = ({ index, heading }: { index: number; heading: string }): string =>
    `${columnLetter(index)} «${heading}»`;
  const list = (items: readonly string[]): string =>
    `${items.slice(0, LONGEST_LIST).join(', ')}${items.length > LONGEST_LIST ? ' …' : ''}`;
  const some = (key: TextKey, items: readonly string[]): string[] =>
    items.length > 0 ? [say(key, { count: items.length, list: list(items) })] : [];
  const where = (sheet: string, row: number): string =>
    [...(sheet ? [say('import.sheet', { sheet })] : []), say('import.row', { row })].join(', ');
  return [
    ...sheets.map(({ sheet, reason, rows, from = '', list: pictures = '' }) =>
      say(`import.sheets.${reason}`, { sheet, rows, from, list: pictures }),
    ),
    ...LEFT_COLUMNS.flatMap((target) =>
      some(`import.left.${target}`, left.filter((one) => one.target === target).map(column)),
    ),
    ...doubled.map(({ first, second }) =>
      say('import.doubled', { first: column(first), second: column(second) }),
    ),
    ...LEFT_REASONS.flatMap((reason) =>
      some(
        `import.leftRows.${reason}`,
        leftRows
          .filter((one) => one.reason === reason)
          .map(({ sheet, row, text }) => `${where(sheet, row)} («${text}»)`),
      ),
    ),
    ...some('import.spare', spare),
    ...some('import.unreadable', unreadable),
    ...sayFindings(refused, say).map(({ message, advice }) => `${message} ${advice}`),
  ];
}

/** Members of a ZIP that were left alone. */
export const refusedMembers = (refused: readonly Refused[]): Finding[] =>
  refused.map(({ name, reason }) => fault(`import-zip-${reason}`, '', { file: name }));

const safe = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
const PAINT = { new: 'green', there: 'dim', broken: 'red' } as const;

/** Lines for a terminal; rows of which there is nothing to say are only counted. */
export function reportText({ rows, notes, counts, sums }: Report, language: Language): string {
  const say = t(language);
  const lines = rows
    .filter(({ findings }) => findings.length > 0)
    .flatMap(({ place, name, verdict, photos, findings }) => [
      [
        styleText('bold', `${place}: ${name}`),
        styleText(PAINT[verdict], say(`import.verdict.${verdict}`)),
        ...(photos.length > 0 ? [say('import.photos', { list: photos.join(', ') })] : []),
      ].join(' · '),
      ...findings.flatMap(({ severity, where, message, advice }) => [
        `  ${styleText(severity === 'error' ? 'red' : 'yellow', say(`check.${severity}`))}${where ? ` · ${where}` : ''}`,
        `    ${message}`,
        `    → ${advice}`,
      ]),
    ]);
  return [...lines, ...notes, say('import.summary', counts), ...sums]
    .map((line) => `${safe(line)}\n`)
    .join('');
}

const escape = (text: string): string => xml(safe(text));

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#211d18;background:${PAPER.ground}}
h1{font-family:Georgia,serif;font-weight:400}table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.6rem .8rem;border-block-end:1px solid #d8cfbd}
td:first-child{white-space:nowrap}ul{margin:0;padding-inline-start:1.1rem}
.broken td:first-child{box-shadow:inset 4px 0 ${PAGES.day.wrong}}.there{color:#6d6557}
.warning{color:#6d5210}.error strong{color:${PAGES.day.wrong}}small{display:block;color:#6d6557}`;

/** A page of its own with every row, for the specialist who corrects the list beside it. */
export function reportPage({ rows, notes, counts, sums }: Report, language: Language): string {
  const say = t(language);
  const body = rows.map(
    ({ place, name, verdict, id, photos, findings }) =>
      `<tr class="${verdict}"><td>${escape(place)}</td><td><strong>${escape(name)}</strong><small>${escape(
        [say(`import.verdict.${verdict}`), id].filter(Boolean).join(' · '),
      )}</small></td><td>${photos.map(escape).join('<br>')}</td><td><ul>${findings
        .map(
          ({ severity, where, message, advice }) =>
            `<li class="${severity}"><strong>${escape(where)}</strong> ${escape(message)}<small>${escape(advice)}</small></li>`,
        )
        .join('')}</ul></td></tr>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(
    say('import.title'),
  )}</title><style>${STYLE}</style><h1>${escape(say('import.title'))}</h1><p>${escape(
    [say('import.summary', counts), ...sums].join(' '),
  )}</p>${notes.map((note) => `<p>${escape(note)}</p>`).join('')}<table>${body.join('\n')}</table></html>\n`;
}
