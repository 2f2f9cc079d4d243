/** Quick add and the lists of the office, over HTTP. */
import type { Language } from '../../model/language.ts';
import { alphabet } from '../../i18n/alphabet.ts';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanDraft, sayFindings } from '../../intake/draft/draft.ts';
import { foldName } from '../../model/fold-name.ts';
import { localizedText } from '../../model/language.ts';
import { countsOf } from './counts.ts';
import type { Desk } from '../desk.ts';
import { withdraw } from '../status/take-back.ts';
import type { StoredEntry } from '../publish/archive-view.ts';
import { applyForm } from '../../intake/questions/fields.ts';
import { addPage, type AddState } from '../review/edit-page.ts';
import { archivePage, livingPage, auditLogPage, type Living } from './page.ts';
import { textIn } from '../page/words-of.ts';
import type { RecordedEvent } from '../store/audit.ts';
import { covers } from '../store/places.ts';
import { may, mayManage, type Person } from '../store/staff.ts';
import { postedOf } from '../app/access.ts';
import { addition, entry, ownPhoto, place } from '../app/objects.ts';
import { keepPhotos } from '../submit/photos.ts';
import { consentsIn, contactIn } from '../submit/answers.ts';
import { present, text, ticked } from '../app/input.ts';
import { page, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { sessionOf } from '../app/session.ts';

const SHOWN = 50;

export function officeRoutes(app: FastifyInstance, desk: Desk): void {
  const before = place('edit').orNothing;
  route(app, {
    method: 'GET',
    url: '/add',
    who: 'edit',
    query: { place: before },
    input: z.object({ after: present }),
    handler(request, reply, { after }) {
      const view = viewFor(request, desk);
      const state = blank(sessionOf(request).person, before.maybe(request)?.id);
      const flash = after ? view.t('desk.flash.add') : '';
      return page(reply, addPage(view, sessionOf(request), { ...state, flash }));
    },
  });

  const added = addition();
  const dropped = ownPhoto(added).orNothing;
  route(app, {
    method: 'POST',
    url: '/add',
    who: 'edit',
    csrf: 'token',
    form: { submission: added, place: place('edit'), drop: dropped },
    input: z.looseObject({ next: ticked }),
    handler: (request, reply, { next }) => add(request, reply, next),
  });

  /** @param next Whether another person follows. */
  async function add(
    request: FastifyRequest,
    reply: FastifyReply,
    next: boolean,
  ): Promise<FastifyReply> {
    const { id } = added.of(request);
    const { values, files } = postedOf(request);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const draft = cleanDraft(applyForm({}, values, view.t));
    const at = typeof draft.place === 'string' ? draft.place : null;
    const { photos: own } = desk.submissions;
    const left = dropped.all(request).map(({ original }) => original);
    own.dropPending(id, left);
    const brought = files.filter(({ field }) => field === 'photos');
    const findings = await keepPhotos(desk, id, brought, left);
    if (!localizedText.safeParse(draft.name ?? {}).success || draft.name === undefined)
      findings.push({ code: 'name-missing', field: 'name' });
    if (at === null) findings.push({ code: 'missing', field: 'place' });
    const state = { id, draft, contact: contactIn(values), consents: consentsIn(values) };
    if (findings.length > 0) {
      const problems = sayFindings(findings, view.t);
      const photos = own.withPending(id, left);
      const again = { ...state, photos, dropped: left, problems };
      return page(reply, addPage(view, sessionOf(request), again), 422);
    }
    const sent = { ...state, kind: 'person', channel: 'desk', language: view.language } as const;
    desk.submissions.receive(sent, desk.keepUntil(), left);
    desk.audit.record({ staff: person.id, action: 'add', submission: id });
    return reply.redirect(next ? `/desk/add?after=1&place=${at}` : `/desk/s/${id}`, 303);
  }

  /** A photograph of the form under way, which no submission has yet. */
  const shown = ownPhoto(added, 'clean').orNothing;
  route(app, {
    method: 'GET',
    url: '/add/:submission/:sha256',
    who: 'edit',
    params: { submission: added, sha256: shown },
    async handler(request, reply) {
      const found = shown.maybe(request);
      if (!found) return reply.callNotFound();
      return reply.type('image/jpeg').send(await desk.blobs.read(found.clean));
    },
  });

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

/** The place stays as long as somebody adds one after the other. */
const blank = (person: Person, at?: string): AddState => ({
  ...{ id: randomUUID(), consents: {}, photos: [], problems: [] },
  draft: at === undefined ? placeOfOne(person) : { place: at },
  contact: { name: '', contact: '', relation: '' },
});

const placeOfOne = ({ places }: Person): AddState['draft'] =>
  places !== 'all' && places.length === 1 ? { place: places[0] } : {};

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
  const words = foldName(query);
  if (words.length === 0) return [...entries];
  return entries.filter(({ fields }) => {
    if (fields.id === query.trim()) return true;
    const own = Object.values(fields.name).flatMap((name) => foldName(name ?? ''));
    return words.every((word) => own.some((name) => name.startsWith(word)));
  });
}

/** The living of the person's places, entries and those that wait alike. */
function living(desk: Desk, person: Person, language: Language): Living[] {
  const mine = (place: string | null): boolean => may(person, 'see', place);
  const contacts = desk.submissions.contactsByEntry();
  const entries = [...desk.archive.entries.values()]
    .filter(({ fields }) => fields.living && mine(fields.place))
    .map(({ fields: { id, name, place, birth } }) => ({
      ...{ name: textIn(name, language), place, birth: birth?.date },
      contact: contacts.get(id) ?? '',
    }));
  const waiting = [...desk.submissions.inState('received'), ...desk.submissions.inState('returned')]
    .filter(({ draft, place }) => draft.living === true && mine(place))
    .map(({ id, draft, place }) => ({
      ...{ name: textIn(draft.name, language), place: place ?? '' },
      birth: (draft.birth as { date?: string } | undefined)?.date,
      contact: desk.submissions.contactOf(id)?.contact ?? '',
    }));
  return [...entries, ...waiting].sort((a, b) => alphabet(language)(a.name, b.name));
}
