/** The announcement kit of each place: texts, pictures, a poster, a leaflet, and one ZIP of all. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { SOCIAL_TARGETS } from '../../../../remotion/formats.ts';
import { typeOfNode } from '../../../../remotion/design/fonts/node.ts';
import { paletteOf } from '../../../../remotion/design/tokens.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { Printer, withBoxes } from '../../../base/formats/pdf.ts';
import type { Failure } from '../../../base/platform/pool.ts';
import { reportProgress } from '../../../base/command/progress.ts';
import { writeZip, type ZipMember } from '../../../base/formats/zip.ts';
import { t } from '../../../i18n/index.ts';
import type { Place } from '../../../model/place.ts';
import type { PressLanguage } from '../caption.ts';
import type { Output } from '../../../dist/output.ts';
import { paperPalette } from '../../print/look.ts';
import { PLAIN, SIZES, UNITS } from '../../print/paper.ts';
import { documentOf, fontCss, sheetSvg } from '../../print/svg.ts';
import type { Size } from './notice-layout.ts';
import { noticeSvg } from './notice.ts';
import { pagePictures, pagePictureSvg } from './page-pictures.ts';
import { paperForm } from './paper-form.ts';
import { kitTexts, remindersOf } from './texts.ts';

/** A file of a kit before it is made. */
interface Item {
  name: string;
  kind: Output['kind'];
  format: string;
  language: PressLanguage | null;
  extension: string;
  make(target: string): Promise<unknown>;
}

/** Every place has its kit, also where nobody has sent anything yet: that is when it is needed. */
export async function makeKits(
  context: BuildContext,
): Promise<{ outputs: Output[]; failures: Failure<{ id: string }>[] }> {
  const { archive, t } = context;
  const printer = new Printer(await fontCss());
  const version = await codeOf(['src/outputs/press/kit/index.ts']);
  const progress = reportProgress(t('cli.step.kit'), archive.places.length, t);
  const outputs: Output[] = [];
  const failures: Failure<{ id: string }>[] = [];
  try {
    for (const place of archive.places) {
      await kitOf(context, place, printer, version).then(
        (kit) => outputs.push(...kit),
        (cause: unknown) => failures.push({ item: place, cause }),
      );
      progress.tick();
    }
  } finally {
    await printer.close();
    progress.end();
  }
  return { outputs, failures };
}

async function kitOf(
  context: BuildContext,
  place: Place,
  printer: Printer,
  version: string,
): Promise<Output[]> {
  const { archive, cache } = context;
  const { settings, campaign } = archive;
  const screens = archive.screens.some((screen) => screen.place === place.id);
  const state = JSON.stringify([place, campaign, settings, screens]);
  const outputs: Output[] = [];
  for (const { name, extension, make, kind, format, language } of itemsOf(
    context,
    place,
    printer,
  )) {
    const source = await cache.file('kit', hashOf(version, state, name), extension, make);
    const at = `press/kit/${place.id}/${place.id}-${name}.${extension}`;
    outputs.push({ person: null, kind, format, language, path: at, source });
  }
  const members = outputs.map(({ path: at, source }): ZipMember => ({
    name: path.basename(at),
    file: source,
  }));
  const names = members.map(({ name }) => name).join('\n');
  const zip = await cache.file('kit', hashOf(version, state, names), 'zip', (target) =>
    writeZip(target, members),
  );
  const bundle = { person: null, kind: 'bundle', format: 'zip', language: null } as const;
  return [
    ...outputs,
    { ...bundle, path: `press/kit/${place.id}/${place.id}-kit.zip`, source: zip },
  ];
}

function itemsOf({ archive }: BuildContext, place: Place, printer: Printer): Item[] {
  const texts = kitTexts(archive, place).map(({ kind, language, text }): Item => ({
    name: `${kind}.${language}`,
    kind: 'caption',
    format: kind,
    language,
    extension: 'txt',
    make: (target) => writeFile(target, `${text}\n`),
  }));
  const occasions = [
    { name: 'announcement', reminder: null },
    ...remindersOf(archive.campaign).map(({ kind, day }) => ({
      name: `reminder-${day}-${kind}`,
      reminder: kind,
    })),
  ];
  const type = typeOfNode();
  const night = paletteOf('memorial', 'social');
  const picture = (
    name: string,
    format: string,
    { width, height }: Size,
    draw: () => string,
  ): Item => ({
    name,
    kind: 'cover',
    format,
    language: null,
    extension: 'jpg',
    make: (target) => drawPicture(printer, { width, height }, night.ground, draw(), target),
  });
  const notices = occasions.flatMap(({ name, reminder }) =>
    SOCIAL_TARGETS.map(({ id, width, height }) => {
      const notice = { source: archive, place, reminder, full: false };
      return picture(`${name}-${id}`, id, { width, height }, () =>
        noticeSvg(notice, { width, height }, night, type),
      );
    }),
  );
  const worn = pagePictures(archive, place).map((one) =>
    picture(one.name, one.name, one, () => pagePictureSvg(one, place, night, type)),
  );
  const paper = paperPalette('memorial');
  const sheets = (
    [
      ['poster', 'a3'],
      ['leaflet', 'a5'],
    ] as const
  ).map(([name, size]): Item => ({
    name: `${name}-${size}`,
    kind: 'print',
    format: `${name}-${size}`,
    language: null,
    extension: 'pdf',
    async make(target) {
      const { width, height } = SIZES[size];
      const units = { width: width * UNITS, height: height * UNITS };
      const content = noticeSvg(
        { source: archive, place, reminder: null, full: true },
        units,
        paper,
        type,
      );
      const pdf = await printer.print(
        documentOf([{ width, height, ground: null, content }], PLAIN),
      );
      const title = archive.campaign.name.kk ?? archive.campaign.id;
      await writeFile(target, await withBoxes(pdf, { title, language: 'kk' }, SIZES[size]));
    },
  }));
  const forms = (['kk', 'ru'] as const).map((language): Item => ({
    name: `form-a4.${language}`,
    kind: 'print',
    format: 'form-a4',
    language,
    extension: 'pdf',
    async make(target) {
      const pdf = await printer.print(paperForm(archive, place, language));
      const title = t(language)('desk.form.title');
      await writeFile(target, await withBoxes(pdf, { title, language }, SIZES.a4));
    },
  }));
  return [...texts, ...notices, ...worn, ...sheets, ...forms];
}

/** A picture of the networks: drawn by the browser, written without metadata. */
async function drawPicture(
  printer: Printer,
  { width, height }: Size,
  ground: string,
  content: string,
  target: string,
): Promise<void> {
  const sheet = { width: width / UNITS, height: height / UNITS, ground, content };
  const svg = sheetSvg(sheet, PLAIN, `width="${width}" height="${height}"`);
  const page = `<style>body{margin:0}svg{display:block}</style>${svg}`;
  const png = await printer.picture(page, { width, height });
  await sharp(png).removeAlpha().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toFile(target);
}
