/** The announcement kit of each place: texts, pictures, a poster, a leaflet, and one ZIP of all. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import { typeOfNode } from '../../../../remotion/design/fonts/node.ts';
import { paletteOf } from '../../../../remotion/design/tokens.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { Printer } from '../../../base/formats/pdf.ts';
import type { Failure } from '../../../base/platform/pool.ts';
import { reportProgress } from '../../../base/command/progress.ts';
import { t } from '../../../i18n/index.ts';
import type { Place } from '../../../model/place.ts';
import { PRESS_LANGUAGES } from '../caption.ts';
import { zipOf } from '../files.ts';
import { writePicture } from '../picture.ts';
import type { Output } from '../../../dist/output.ts';
import { paperPalette } from '../../print/palettes.ts';
import { SIZES, UNITS } from '../../print/paper.ts';
import { fontCss, writeSheets } from '../../print/svg.ts';
import type { Size } from './notice-layout.ts';
import { noticeSvg } from './notice.ts';
import { pagePictures, pagePictureSvg } from './page-pictures.ts';
import { paperForm } from './paper-form.ts';
import { kitTexts, remindersOf, type Reminder } from './texts.ts';

/** A file of a kit before it is made. */
interface Item extends Pick<Output, 'kind' | 'format' | 'language'> {
  name: string;
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
  const at = `press/kit/${place.id}/${place.id}-`;
  const outputs: Output[] = [];
  for (const { name, extension, make, ...facts } of itemsOf(context, place, printer)) {
    const source = await cache.file('kit', hashOf(version, state, name), extension, make);
    outputs.push({ ...facts, path: `${at}${name}.${extension}`, source });
  }
  const members = outputs.map(({ path: file, source }) => ({
    name: path.basename(file),
    file: source,
  }));
  const source = await zipOf(context, members);
  return [...outputs, { kind: 'bundle', format: 'zip', path: `${at}kit.zip`, source }];
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
  const type = typeOfNode();
  const night = paletteOf('memorial', 'social');
  const picture = (name: string, format: string, size: Size, draw: () => string): Item => ({
    name,
    kind: 'cover',
    format,
    extension: 'jpg',
    make(target) {
      const drawing = { ground: night.ground, content: draw() };
      return writePicture(printer, size, drawing, JPEG, target);
    },
  });
  const noticed = (name: string, reminder: Reminder | null): Item[] =>
    SOCIAL_TARGETS.map((target) =>
      picture(`${name}-${target.id}`, target.id, target, () =>
        noticeSvg({ source: archive, place, reminder, full: false }, target, night, type),
      ),
    );
  const notices = [
    ...noticed('announcement', null),
    ...remindersOf(archive.campaign).flatMap(({ kind, day }) =>
      noticed(`reminder-${day}-${kind}`, kind),
    ),
  ];
  const worn = pagePictures(archive, place).map((one) =>
    picture(one.name, one.name, one, () => pagePictureSvg(one, place, night, type)),
  );
  const sheets = (['poster-a3', 'leaflet-a5'] as const).map((name): Item => ({
    name,
    kind: 'print',
    format: name,
    extension: 'pdf',
    make(target) {
      const sheet = SIZES[name === 'poster-a3' ? 'a3' : 'a5'];
      const units = { width: sheet.width * UNITS, height: sheet.height * UNITS };
      const notice = { source: archive, place, reminder: null, full: true };
      const content = noticeSvg(notice, units, paperPalette('memorial'), type);
      const title = archive.campaign.name.kk ?? archive.campaign.id;
      return writeSheets(printer, target, [{ ...sheet, ground: null, content }], title);
    },
  }));
  const forms = PRESS_LANGUAGES.map((language): Item => ({
    name: `form-a4.${language}`,
    kind: 'print',
    format: 'form-a4',
    language,
    extension: 'pdf',
    make(target) {
      const title = t(language)('desk.form.title');
      const form = paperForm(archive, place, language);
      return printer.write(target, form, { title, language }, SIZES.a4);
    },
  }));
  return [...texts, ...notices, ...worn, ...sheets, ...forms];
}

const JPEG = { quality: 90, chromaSubsampling: '4:4:4' } as const;
