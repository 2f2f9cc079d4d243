/** `when/<id>.json` and the calendars: what relatives are told of the showings. */
import type { BuildContext } from '../../base/command/context.ts';
import type { Options } from '../../base/command/options.ts';
import type { WhenFile } from '../../model/files/when.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { Screen } from '../../model/screen.ts';
import type { TextOutput } from '../../dist/output.ts';
import { revisionOf } from './calendar-revision.ts';
import { windowsOf } from './grid.ts';
import { calendarOf, type Span } from './ics.ts';
import type { Schedule } from './schedule.ts';
import { showingsOf, type Showings } from './showings.ts';
import { utcText } from '../../model/zone.ts';

type Shown = Showings & { at: Screen; days: Span[] };

interface Person {
  id: string;
  name: LocalizedText;
}

/** The files of everybody who is shown: data for programs, a calendar for relatives. */
export function whenFiles(
  { archive, options }: Pick<BuildContext, 'archive'> & { options: Pick<Options, 'asOf'> },
  schedule: Schedule,
): TextOutput[] {
  const { campaign, settings } = archive;
  const screens = new Map(archive.screens.map((screen) => [screen.id, screen]));
  const days = windowsOf(campaign);
  const shown = new Set(schedule.people);
  const revision = revisionOf(campaign, schedule.frozen ?? null, options.asOf);
  const { host } = new URL(settings.address);
  const showings = (person: string): Shown[] =>
    showingsOf(schedule, person).flatMap((own): Shown[] => {
      const at = screens.get(own.screen);
      return at ? [{ ...own, at, days }] : [];
    });
  return archive.veterans
    .filter(({ id }) => shown.has(id))
    .flatMap(({ id, name }) => {
      const person = { id, name };
      const output = (format: 'json' | 'ics', text: () => string): TextOutput => ({
        person: id,
        kind: 'schedule',
        format,
        path: `when/${id}.${format}`,
        text,
      });
      return [
        output(
          'json',
          () =>
            `${JSON.stringify(whenFile(campaign, person, showings(id), revision.provisional))}\n`,
        ),
        output('ics', () =>
          calendarOf({ campaign, revision, host, person, showings: showings(id) }),
        ),
      ];
    });
}

function whenFile(
  { timeZone, led }: BuildContext['archive']['campaign'],
  person: Person,
  shown: readonly Shown[],
  provisional: boolean,
): WhenFile {
  return {
    version: 1,
    person: person.id,
    timeZone,
    provisional,
    slot: led.slot,
    screens: shown.map(({ at, format, accuracy, days, count, times, promised }) => ({
      id: at.id,
      name: at.name,
      address: at.address,
      ...(at.latitude === undefined ? {} : { latitude: at.latitude }),
      ...(at.longitude === undefined ? {} : { longitude: at.longitude }),
      format,
      accuracy,
      days: days.map(({ from, to }) => ({ from: utcText(from), to: utcText(to) })),
      count,
      times: times.map(utcText),
      ...(promised.length === 0 ? {} : { promised: [...promised] }),
    })),
  };
}
