/** The region's report: page, PDF and spreadsheet in Kazakh and Russian, below `report/`. */
import { writeFile } from 'node:fs/promises';
import { codeOf } from '../../base/platform/code-of.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { hashOf } from '../../base/platform/files.ts';
import { Printer } from '../../base/formats/pdf.ts';
import type { Failure } from '../../base/platform/pool.ts';
import { t } from '../../i18n/index.ts';
import { fontCss } from '../print/svg.ts';
import type { Output } from '../../dist/output.ts';
import { PRESS_LANGUAGES } from '../press/caption.ts';
import { keepDated } from './dated-reports.ts';
import { figuresOf, inOrder, type ReportMaterial } from './figures.ts';
import { reportBody, reportPage } from './page.ts';
import { pageStyle, paperStyle } from './style.ts';
import { writeReport } from './xlsx.ts';

const A4_ACROSS = { width: 297, height: 210 };

/** The report of the campaign as archive, clips, schedule and the desk's counts are now. */
export async function makeReport(
  { archive, cache, options }: BuildContext,
  material: ReportMaterial,
): Promise<{ outputs: Output[]; failures: Failure<{ id: string }>[] }> {
  const unordered = figuresOf(archive, material);
  const version = await codeOf(['src/outputs/report/index.ts']);
  const printer = new Printer(await fontCss());
  const { settings, campaign, counts } = archive;
  const { asOf } = options;
  const source = { settings, campaign, counts, asOf };
  const state = JSON.stringify([unordered, settings, campaign, counts?.at, asOf]);
  const outputs: Output[] = [];
  try {
    for (const language of PRESS_LANGUAGES) {
      const add = async (
        format: 'html' | 'pdf' | 'xlsx',
        path: string,
        make: (target: string) => Promise<unknown>,
      ): Promise<void> => {
        const made = await cache.file('report', hashOf(version, state, language), format, make);
        const kind = format === 'html' ? 'page' : format === 'pdf' ? 'print' : 'data';
        outputs.push({ kind, format, language, path, source: made });
      };
      const figures = inOrder(unordered, language);
      await add('html', `report/${language}/index.html`, async (target) =>
        writeFile(target, reportPage(source, figures, language, await pageStyle())),
      );
      await add('xlsx', `report/report.${language}.xlsx`, (target) =>
        writeReport(target, figures, language),
      );
      await add('pdf', `report/report.${language}.pdf`, (target) => {
        const body = `<style>${paperStyle(figures.places.length)}</style><main lang="${language}">${reportBody(source, figures, language)}</main>`;
        const title = t(language)('report.title');
        return printer.write(target, body, { title, language }, A4_ACROSS);
      });
    }
  } finally {
    await printer.close();
  }
  const dated = await keepDated(cache, campaign, outputs, asOf);
  return { outputs: [...outputs, ...dated], failures: [] };
}
