/** Poppler's programs read PDF independently of what wrote it; `.ci/run` installs and requires them. */
import { execFileSync } from 'node:child_process';
import { onPath } from '../../base/platform/programs.ts';

/** Tests that need Poppler are skipped without it, unless `REQUIRE_POPPLER` is set. */
export const poppler = Boolean(onPath('pdftotext') || process.env['REQUIRE_POPPLER']);

export const runPoppler = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 50_000_000 });

/** The first page as a PNG at so many dots to an inch. */
export const firstPage = (pdf: string, dpi: number): Buffer =>
  execFileSync('pdftoppm', ['-r', String(dpi), '-f', '1', '-singlefile', '-png', pdf], {
    maxBuffer: 100_000_000,
  });
