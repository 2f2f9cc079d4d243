/** What is printed: sheets of each person, plates and a book of each place. */
import { cardOf, portraitAmong } from '../../../remotion/design/card.ts';
import type { Bilingual } from '../../../remotion/design/card-schema.ts';
import { typeOfNode } from '../../../remotion/design/fonts/node.ts';
import { codeOf } from '../../base/platform/code-of.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { hashOf } from '../../base/platform/files.ts';
import { Printer, type Surround } from '../../base/formats/pdf.ts';
import { forEachConcurrently, type Failure } from '../../base/platform/pool.ts';
import { reportProgress } from '../../base/command/progress.ts';
import { t } from '../../i18n/index.ts';
import { printPath } from '../../model/person-paths.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Place } from '../../model/place.ts';
import type { Photos } from '../photos/index.ts';
import type { Output } from '../../dist/output.ts';
import { booksOf, type BookContext } from './book/index.ts';
import { BLEED } from './paper.ts';
import { plateSheets } from './plates.ts';
import { pictureState } from './portrait.ts';
import type { SheetName } from './sheet-names.ts';
import { certificate } from './sheets/certificate.ts';
import type { PersonInput } from './sheets/person.ts';
import { placard } from './sheets/placard.ts';
import { poster } from './sheets/poster.ts';
import { fontCss, writeSheets, type Sheet } from './svg.ts';

/** A print of one person. */
interface Kind {
  sheet: SheetName;
  /** Of a sheet for a printing house. */
  surround?: Surround;
  /** One sheet, or its front and back. */
  draw(input: PersonInput): Promise<Sheet[]>;
}

/** What the archive wants printed for everybody, by its settings and the person's consent. */
function kindsFor(veteran: Veteran, { archive }: BuildContext): Kind[] {
  const { name, print } = archive.settings;
  const [kk, ru] = [name.kk ?? name.ru ?? '', name.ru ?? name.kk ?? ''];
  const hanging = async (input: PersonInput): Promise<Sheet[]> => [await poster(input)];
  const all: Kind[] = [
    { sheet: 'placard-a4', draw: (input) => placard(input, 'a4', false) },
    { sheet: 'placard-a3', draw: (input) => placard(input, 'a3', false) },
    { sheet: 'certificate-a4', draw: async (input) => [await certificate(input, { kk, ru })] },
    { sheet: 'poster-a2', draw: hanging },
    { sheet: 'placard-a3', surround: BLEED, draw: (input) => placard(input, 'a3', true) },
    { sheet: 'poster-a2', surround: BLEED, draw: hanging },
  ];
  // A poster hangs where everybody passes, as a street screen does.
  const hasPosters = print?.posters && veteran.consent.led;
  return all.filter(
    (kind) => (kind.draw !== hanging || hasPosters) && (!kind.surround || print?.bleed),
  );
}

/** What is known of a person's showings on street screens, in words. */
type ShownOf = (person: string) => Bilingual | null;

/** Everything that can be printed; a person or place that fails does not stop the others. */
export async function makePrint(
  context: BuildContext,
  photos: Photos,
  shownOf: ShownOf = () => null,
): Promise<{ outputs: Output[]; failures: Failure<{ id: string }>[] }> {
  const { archive, t } = context;
  const printer = new Printer(await fontCss());
  const version = await codeOf(['src/outputs/print/index.ts']);
  const making: BookContext = { printer, version, type: typeOfNode() };
  const places = archive.places.flatMap((place) => {
    const people = archive.veterans.filter((veteran) => veteran.place === place.id);
    return people.length > 0 ? [{ place, people }] : [];
  });
  const jobs = [
    ...archive.veterans.map((veteran) => ({
      id: veteran.id,
      make: () => personPrints(context, veteran, photos, making, shownOf(veteran.id)),
    })),
    ...places.map(({ place, people }) => ({
      id: place.id,
      make: () => placePrints(context, place, people, photos, making),
    })),
  ];
  const progress = reportProgress(t('cli.step.print'), jobs.length, t);
  const made: Output[][] = [];
  try {
    const failures = await forEachConcurrently(jobs, printer.width, async ({ make }, index) => {
      try {
        made[index] = await make();
      } finally {
        progress.tick();
      }
    });
    return { outputs: made.flat(), failures };
  } finally {
    await printer.close();
    progress.end();
  }
}

const photoOf = (veteran: Veteran, photos: Photos) =>
  portraitAmong(photos.get(veteran.id) ?? []) ?? null;

function inputOf(
  { archive }: BuildContext,
  veteran: Veteran,
  photos: Photos,
  { type }: BookContext,
): PersonInput {
  const address = new URL(`kk/people/${veteran.id}/`, archive.settings.address).href;
  return { card: cardOf(veteran, archive, null), photo: photoOf(veteran, photos), address, type };
}

/** What a person's sheets are made of. */
const stateOf = ({ card, photo, address }: PersonInput): string =>
  JSON.stringify([card, address, pictureState(photo)]);

/** As the person's page names it, without the file's kind. */
const sheetTitle = (sheet: SheetName): string =>
  t('kk')(`site.download.${sheet}`).replace(' (PDF)', '');

async function personPrints(
  context: BuildContext,
  veteran: Veteran,
  photos: Photos,
  making: BookContext,
  shown: Bilingual | null,
): Promise<Output[]> {
  const input = { ...inputOf(context, veteran, photos, making), shown };
  const { settings } = context.archive;
  const outputs: Output[] = [];
  for (const { sheet, surround, draw } of kindsFor(veteran, context)) {
    const name = surround ? `${sheet}-bleed` : sheet;
    const showings = sheet === 'certificate-a4' ? JSON.stringify(shown) : '';
    const key = hashOf(
      making.version,
      name,
      stateOf(input),
      JSON.stringify(settings.name),
      showings,
    );
    const source = await context.cache.file('print', key, 'pdf', async (target) => {
      const title = `${input.card.name.kk ?? input.card.name.ru} · ${sheetTitle(sheet)}`;
      await writeSheets(making.printer, target, await draw(input), title, surround);
    });
    const person = veteran.id;
    outputs.push({ person, kind: 'print', format: name, path: printPath(person, name), source });
  }
  return outputs;
}

async function placePrints(
  context: BuildContext,
  place: Place,
  people: readonly Veteran[],
  photos: Photos,
  making: BookContext,
): Promise<Output[]> {
  const folder = `print/places/${place.id}/${place.id}`;
  const inputs = people.map((veteran) => inputOf(context, veteran, photos, making));
  const key = hashOf(making.version, 'plates', ...inputs.map(stateOf));
  const plates = await context.cache.file('print', key, 'pdf', (target) =>
    writeSheets(making.printer, target, plateSheets(inputs), place.name.kk ?? place.id),
  );
  const remembered = people.flatMap((veteran, index) =>
    veteran.living
      ? []
      : [{ veteran, photo: photoOf(veteran, photos), address: inputs[index]?.address ?? '' }],
  );
  const books = await booksOf(context, place, remembered, making);
  return [
    { kind: 'print', format: 'plates-a4', path: `${folder}-plates-a4.pdf`, source: plates },
    ...books.map(({ number, file }): Output => {
      const path = `${folder}-book${number ? `-${number}` : ''}-a4.pdf`;
      return { kind: 'print', format: 'book-a4', path, source: file };
    }),
  ];
}
