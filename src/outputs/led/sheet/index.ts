/** `instruction-kk.pdf` and `instruction-ru.pdf`: one page for the technician of a screen. */
import { writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { SANS_FACES } from '../../../../remotion/design/fonts/sans-faces.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { embeddedFaces } from '../../../base/formats/font-face.ts';
import { hashOf } from '../../../base/platform/files.ts';
import type { Printer } from '../../../base/formats/pdf.ts';
import { t } from '../../../i18n/index.ts';
import { EQUAL_LANGUAGES } from '../../../model/language.ts';
import type { Output } from '../../../dist/output.ts';
import type { Programme } from '../programme.ts';
import { sheetPage, type SheetInput } from './page.ts';

const FACES = [SANS_FACES.sans, SANS_FACES.sansMedium];

/** Points of the usual letters, the largest first: long addresses and many folders take room. */
const POINTS = [10.5, 10, 9.5, 9] as const;

/**
 * The instructions of a screen in both languages.
 *
 * @param files What was written into the screen's folder: nothing else is named.
 */
export async function instructions(
  { archive, cache }: BuildContext,
  programme: Programme,
  files: readonly string[],
  printer: Printer,
): Promise<Output[]> {
  const { id } = programme.screen;
  const address = new URL(`led/${id}/`, archive.settings.address).href;
  const { contact } = archive.settings;
  /** In the largest letters with which the sheet stays one page. */
  const onOnePage = async (input: Omit<SheetInput, 'points'>): Promise<Buffer> => {
    let pdf: Buffer | undefined;
    for (const points of POINTS) {
      pdf = await printer.print(sheetPage({ ...input, points }));
      if ((await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount() === 1) break;
    }
    return pdf as Buffer;
  };
  const version = await codeOf(['src/outputs/led/sheet/index.ts', 'src/base/formats/pdf.ts']);
  return Promise.all(
    EQUAL_LANGUAGES.map(async (language): Promise<Output> => {
      const input = { programme, address, files, contact, language, t: t(language) };
      const [largest] = POINTS;
      const key = hashOf('sheet', version, sheetPage({ ...input, fonts: '', points: largest }));
      const source = await cache.file('led', key, 'pdf', async (temporary) =>
        writeFile(temporary, await onOnePage({ ...input, fonts: await embeddedFaces(FACES) })),
      );
      const path = `led/${id}/instruction-${language}.pdf`;
      return { kind: 'print', format: 'pdf', language, path, source };
    }),
  );
}
