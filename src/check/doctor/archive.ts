/** What the doctor finds of an archive: its errors, its placeholders, the days of its campaign. */
import { findPlaceholders } from '../../model/placeholders.ts';
import type { Archive, ArchiveReading } from '../../model/archive.ts';
import { screenDays } from '../../model/stage.ts';
import { zoneOfScreens } from '../../model/zone.ts';
import type { Finding } from './finding.ts';

/** @param today As `2027-05-03`. */
export function archiveFindings(
  { archive, problems }: ArchiveReading,
  content: string,
  today: string,
): Finding[] {
  const count = problems.filter(({ severity }) => severity === 'error').length;
  const whole: Finding =
    count > 0
      ? { code: 'archive-errors', level: 'bad', params: { count } }
      : { code: 'archive', level: 'ok', params: { count: archive?.veterans.length ?? 0 } };
  if (!archive) return [whole];
  return [whole, addresses(archive, content), ...campaignFindings(archive.campaign, today)];
}

function addresses(archive: Archive, content: string): Finding {
  const found = findPlaceholders(archive, content);
  const values = found.map(({ params }) => params['value']).join(', ');
  return found.length > 0
    ? { code: 'address-example', level: 'warn', params: { values } }
    : { code: 'address', level: 'ok', params: { address: archive.settings.address } };
}

/** The days in the order in which a campaign goes through them, and what of them is over. */
export function campaignFindings(campaign: Archive['campaign'], today: string): Finding[] {
  const { id, specialistsBy, collecting, clipsFrom, freeze, led } = campaign;
  const days = screenDays(led);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const order = [
    ['collecting.from', collecting.from, 'collecting.to', collecting.to],
    ['specialistsBy', specialistsBy, 'collecting.to', collecting.to],
    ['collecting.to', collecting.to, 'led.windows', last],
    ['clipsFrom', clipsFrom, 'led.windows', last],
    ['freeze', freeze ?? first, 'led.windows', first],
  ] as const;
  const wrong = order
    .filter(([, before, , after]) => before > after)
    .map(([earlier, before, later, after]): Finding => {
      const params = { earlier, before, later, after };
      return { code: 'campaign-order', level: 'bad', params };
    });
  if (wrong.length > 0) return wrong;
  const zone = zoneOfScreens(campaign);
  return last < today
    ? [{ code: 'campaign-over', level: 'warn', params: { id, day: last } }]
    : [{ code: 'campaign', level: 'ok', params: { id, day: first, zone } }];
}
