/** The lists of the office, over HTTP: the living, the archive, the audit log, the counts. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { alphabet } from '../../i18n/alphabet.ts';
import { foldName } from '../../model/fold-name.ts';
import type { Language } from '../../model/language.ts';
import { text } from '../app/input.ts';
import { entry } from '../app/objects.ts';
import { page, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { sessionOf } from '../app/session.ts';
import type { Desk } from '../app/desk.ts';
import { entryName, nameOf } from '../page/short-texts.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import { withdraw } from '../status/take-back.ts';
import type { RecordedEvent } from '../store/audit.ts';
import { covers } from '../store/places.ts';
import { may, mayManage } from '../store/rights.ts';
import type { Person } from '../store/staff.ts';
import { countsOf } from '../publish/counts.ts';
import { archivePage, auditLogPage, livingPage, type Living } from './page.ts';

const SHOWN = 50;

/** Registers the lists of the office and the withdrawal of an entry. */
export function officeRoutes(app: FastifyInstance, desk: Desk): void {
  route(app, {
    method: 'GET',
    url: '/living',
    who: 'see',
    handler(request, reply) {
      const { person } = sessionOf(request);
      const view = viewFor(request, desk);
      desk.audit.record({ staff: person.id, action: 'living' });
      return page(reply, livingPage(view, living(desk, person, view.language)));
    },
  });

  route(app, {
    method: 'GET',
    url: '/archive',
    who: 'see',
    input: z.object({ q: text(100) }),
    handler(request, reply, { q: query }) {
      const { person } = sessionOf(request);
      const seen = [...desk.archive.entries.values()].filter(
        ({ fields }) => fields.consent.page || may(person, 'see', fields.place),
      );
      const at = { query, found: search(seen, query).slice(0, SHOWN), total: seen.length };
      return page(reply, archivePage(viewFor(request, desk), sessionOf(request), at));
    },
  });

  const gone = entry('withdraw');
  route(app, {
    method: 'POST',
    url: '/archive/:id/withdraw',
    who: 'withdraw',
    csrf: 'token',
    params: { id: gone },
    handler(request, reply) {
      withdraw(desk, sessionOf(request).person, gone.of(request).fields.id);
      return reply.redirect('/desk/archive', 303);
    },
  });

  route(app, {
    method: 'GET',
    url: '/audit',
    who: 'people',
    handler(request, reply) {
      const { person } = sessionOf(request);
      return page(reply, auditLogPage(viewFor(request, desk), auditEventsFor(desk, person)));
    },
  });

  route(app, {
    method: 'GET',
    url: '/counts.json',
    who: 'counts',
    handler(request, reply) {
      const { person } = sessionOf(request);
      return reply.send(countsOf(desk, (at) => may(person, 'counts', at)));
    },
  });
}

/** What was done about what lies in the person's places, and what those they manage did besides. */
function auditEventsFor({ audit, archive, staff }: Desk, person: Person): RecordedEvent[] {
  const { places } = person;
  if (places === 'all') return audit.list();
  const entries = [...archive.entries.values()].filter(({ fields }) =>
    covers(places, fields.place),
  );
  const people = staff.list().filter((one) => one.id === person.id || mayManage(person, one));
  return audit.within({
    places,
    entries: entries.map(({ fields }) => fields.id),
    people: people.map(({ id }) => id),
  });
}

/** Entries whose name has every word of the query, or whose id is the query. */
function search(entries: readonly StoredEntry[], query: string): StoredEntry[] {
  const parts = foldName(query);
  if (parts.length === 0) return [...entries];
  return entries.filter(({ fields }) => {
    if (fields.id === query.trim()) return true;
    const own = Object.values(fields.name).flatMap((name) => foldName(name ?? ''));
    return parts.every((part) => own.some((name) => name.startsWith(part)));
  });
}

/** The living of the person's places, entries and those that wait alike. */
function living(desk: Desk, person: Person, language: Language): Living[] {
  const mine = (place: string | null): boolean => may(person, 'see', place);
  const contacts = desk.submissions.contactsByEntry();
  const entries = [...desk.archive.entries.values()]
    .filter(({ fields }) => fields.living && mine(fields.place))
    .map(({ fields }) => ({
      name: entryName(fields, language),
      place: fields.place,
      birth: fields.birth?.date,
      contact: contacts.get(fields.id) ?? '',
    }));
  const waiting = [...desk.submissions.inState('received'), ...desk.submissions.inState('returned')]
    .filter(({ draft, place }) => draft.living === true && mine(place))
    .map(({ id, draft, place }) => ({
      name: nameOf(draft, language),
      place: place ?? '',
      birth: (draft.birth as { date?: string } | undefined)?.date,
      contact: desk.submissions.contactOf(id)?.contact ?? '',
    }));
  return [...entries, ...waiting].sort((a, b) => alphabet(language)(a.name, b.name));
}
