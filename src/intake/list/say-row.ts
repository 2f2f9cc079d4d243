/** Findings of a row in words: which column, what is wrong, what to do. */
import { t, type Translator } from '../../i18n/index.ts';
import { inLanguage, type Language, type LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { sayFindings } from '../draft/draft.ts';
import { columnLetter } from './cell-address.ts';
import type { Column } from './column.ts';
import type { ImportedRow } from './index.ts';
import { fieldOf } from './read-cell.ts';
import { choicesIn } from './terms.ts';

export interface SaidFinding {
  severity: 'error' | 'warning';
  /** The field's label, with the column it came from. */
  where: string;
  message: string;
  advice: string;
  /** Whom it is about, where the finding names somebody (`params.about`). */
  about?: string;
}

/** What is said of a row needs neither its entry nor its pictures. */
export type SayableRow = Omit<ImportedRow, 'key' | 'entry' | 'photos' | 'contacts' | 'unreadable'>;

export interface SaidRow {
  /** «Парақ», row 12. */
  place: string;
  name: string;
  verdict: ImportedRow['verdict'];
  id: string;
  photos: readonly string[];
  findings: SaidFinding[];
}

/** What no list can say, or says throughout in one language, is no news of a row. */
const EXPECTED = new Set(['name-language', 'photo-alt']);

/** Says a row for the specialist who corrects the list. */
export function sayRow(row: SayableRow, language: Language): SaidRow {
  const say = t(language);
  const findings = row.findings
    .filter(({ code }) => !EXPECTED.has(code))
    .map((finding) => withList(finding, language));
  const sheet = row.sheet ? [say('import.sheet', { sheet: row.sheet })] : [];
  return {
    place: [...sheet, say('import.row', { row: row.row })].join(', '),
    name: inLanguage(row.raw.name as LocalizedText, language)?.text ?? say('import.noName'),
    verdict: row.verdict,
    id: row.verdict === 'broken' ? '' : row.id,
    photos: row.photoNames,
    findings: sayFindings(findings, say).map(
      ({ severity, label, field, message, advice }, index) => {
        const { code, params } = findings[index] ?? {};
        const about = params?.['about'];
        const target = code === 'import-consent-heading' ? 'consent-unclear' : undefined;
        const where = [label, columnOf(row, field, say, target)].filter(Boolean).join(' · ');
        return { severity, where, message, advice, ...(typeof about === 'string' && { about }) };
      },
    ),
  };
}

/** Findings that name the words which may be written. */
const WITH_CHOICES = new Set(['import-word-unknown', 'import-missing-category']);

/** The words that may stand in a column of choices, and the places by their names. */
function withList(finding: Finding, language: Language): Finding {
  const places = finding.params?.[`places-${language}`];
  if (places !== undefined) return { ...finding, params: { ...finding.params, list: places } };
  if (!WITH_CHOICES.has(finding.code)) return finding;
  const list = choicesIn(finding.field, language);
  return { ...finding, params: { ...finding.params, list } };
}

/** The column a field was read from: the deepest that holds it, of a target where one is given. */
function columnOf(
  { columns }: SayableRow,
  field: string,
  say: Translator,
  target?: string,
): string {
  const holds = (path: string): boolean => field === path || field.startsWith(`${path}.`);
  const isOf = ({ uses = [] }: Column): boolean => uses.some((use) => field === `consent.${use}`);
  const [column] = columns
    .filter((one) => (target ? one.target === target : holds(fieldOf(one))))
    .sort((a, b) => fieldOf(b).length - fieldOf(a).length || Number(isOf(b)) - Number(isOf(a)));
  return column
    ? say('import.column', { letter: columnLetter(column.index), heading: column.heading })
    : '';
}
