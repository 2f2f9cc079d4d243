/** The days of a year on which a person is remembered. */
import { certainDay } from '../../../model/partial-date.ts';
import { endOf } from '../../../i18n/person/life.ts';
import type { VeteranFields } from '../../../model/veteran.ts';

export interface Anniversary {
  /** The dictionary's `site.follow.<event>`. */
  event: 'birth' | 'death' | 'fall';
  /** `1919-08-09` */
  date: string;
}

/** Only days that are known exactly; of somebody who lives no death is told. */
export function anniversariesOf({ birth, death, living, fate }: VeteranFields): Anniversary[] {
  const dated: [Anniversary['event'], string | undefined][] = [
    ['birth', birth?.date],
    [endOf({ fate }), living ? undefined : death?.date],
  ];
  return dated.flatMap(([event, text]) => {
    const date = certainDay(text);
    return date === undefined ? [] : [{ event, date }];
  });
}
