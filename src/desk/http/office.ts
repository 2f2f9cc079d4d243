/** Quick add, lists and the people of the desk, over HTTP. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { cleanDraft, cleanText, sayFindings } from '../../intake/draft.ts';
import { foldName } from '../../model/fold-name.ts';
import { localizedText } from '../../model/language.ts';
import { countsOf } from '../counts.ts';
import { withdraw } from '../decisions.ts';
import type { Desk } from '../desk.ts';
import type { StoredEntry } from '../archive-view.ts';
import { applyForm } from '../form/fields.ts';
import { addPage, type AddState } from '../pages/edit.ts';
import { archivePage, livingPage, peoplePage, trailPage, type Living } from '../pages/office.ts';
import { textIn } from '../pages/words-of.ts';
import { may, ROLES, type Person } from '../store/staff.ts';
import { keepPhotos } from './photos.ts';
import { consentsIn, contactIn, UUID } from './receive.ts';
import { first, viewFor, page } from './request.ts';
import { demand, formOf, sessionOf } from './staff.ts';

const SHOWN = 50;

export function officeRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/add', (request, reply) => {
    const view = viewFor(request, desk);
    const { place, after } = request.query as Record<string, unknown>;
    const state = blank(sessionOf(request).person, place);
    const said = after === undefined ? '' : view.t('desk.said.add');
    return page(reply, addPage(view, sessionOf(request), { ...state, said }));
  });

  app.post('/add', async (request, reply) => {
    const { values, files } = await formOf(request, desk);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const id = first(values, 'submission');
    const draft = cleanDraft(applyForm({}, values, view.t));
    const place = typeof draft.place === 'string' ? draft.place : null;
    demand(UUID.test(id) && (place === null || may(person, 'edit', place)));
    for (const original of values['drop'] ?? []) desk.submissions.dropPhoto(id, original);
    const findings = await keepPhotos(
      desk,
      id,
      files.filter(({ field }) => field === 'photos'),
    );
    if (!localizedText.safeParse(draft.name ?? {}).success || draft.name === undefined)
      findings.push({ code: 'name-missing', field: 'name' });
    if (place === null) findings.push({ code: 'missing', field: 'place' });
    const state = { id, draft, contact: contactIn(values), consents: consentsIn(values) };
    if (findings.length > 0) {
      const problems = sayFindings(findings, view.t);
      const photos = desk.submissions.photosOf(id);
      return page(reply, addPage(view, sessionOf(request), { ...state, photos, problems }), 422);
    }
    const sent = { ...state, kind: 'person', channel: 'desk', language: view.language } as const;
    desk.submissions.receive(sent, desk.keepUntil());
    desk.audit.record({ staff: person.id, action: 'add', submission: id });
    const next = first(values, 'next') === 'on';
    return reply.redirect(next ? `/desk/add?after=1&place=${place}` : `/desk/s/${id}`, 303);
  });

  app.get('/living', (request, reply) => {
    const { person } = sessionOf(request);
    const view = viewFor(request, desk);
    desk.audit.record({ staff: person.id, action: 'living' });
    return page(reply, livingPage(view, living(desk, person, view.language)));
  });

  app.get('/archive', (request, reply) => {
    const { q } = request.query as { q?: unknown };
    const query = typeof q === 'string' ? q.slice(0, 100) : '';
    const found = search([...desk.archive.entries.values()], query).slice(0, SHOWN);
    const at = { query, found, total: desk.archive.entries.size };
    return page(reply, archivePage(viewFor(request, desk), sessionOf(request), at));
  });

  app.post('/archive/:id/withdraw', async (request, reply) => {
    const { id } = request.params as { id: string };
    await formOf(request, desk);
    const { person } = sessionOf(request);
    const entry = desk.archive.entries.get(id);
    demand(entry !== undefined && may(person, 'withdraw', entry.fields.place));
    withdraw(desk, person, id);
    return reply.redirect('/desk/archive', 303);
  });

  app.get('/people', (request, reply) => {
    demand(may(sessionOf(request).person, 'people'));
    return page(reply, peoplePage(viewFor(request, desk), sessionOf(request)));
  });

  app.post('/people', async (request, reply) => {
    const { values } = await formOf(request, desk);
    const session = sessionOf(request);
    const role = ROLES.find((name) => name === first(values, 'role'));
    const name = cleanText(first(values, 'name')).slice(0, 100);
    demand(may(session.person, 'people') && role !== undefined && name !== '');
    const places = (values['places'] ?? []).filter((id) => desk.archive.places.has(id));
    if (role === 'specialist' && places.length === 0)
      return page(reply, peoplePage(viewFor(request, desk), session, { wrong: true }), 422);
    const secret = desk.staff.invite(
      { name, role: role ?? 'specialist', places },
      session.person.id,
    );
    desk.audit.record({ staff: session.person.id, action: 'invite', detail: role ?? '' });
    const link = `${desk.options.address}/desk/join/${secret}`;
    return page(reply, peoplePage(viewFor(request, desk), session, { link }));
  });

  app.post('/people/:id/:act', async (request, reply) => {
    const { id, act } = request.params as { id: string; act: string };
    await formOf(request, desk);
    const { person } = sessionOf(request);
    demand(may(person, 'people') && Number(id) !== person.id && (act === 'shut' || act === 'open'));
    desk.staff.setDisabled(Number(id), act === 'shut');
    desk.audit.record({ staff: person.id, action: act, detail: id });
    return reply.redirect('/desk/people', 303);
  });

  app.get('/trail', (request, reply) => {
    demand(may(sessionOf(request).person, 'people'));
    return page(reply, trailPage(viewFor(request, desk)));
  });

  app.get('/counts.json', (request, reply) => {
    demand(may(sessionOf(request).person, 'counts'));
    return reply.send(countsOf(desk));
  });
}

/** The place stays as long as somebody adds one after the other. */
const blank = (person: Person, place?: unknown): AddState => ({
  ...{ id: randomUUID(), consents: {}, photos: [], problems: [] },
  draft: typeof place === 'string' ? { place } : placeOfOne(person),
  contact: { name: '', contact: '', relation: '' },
});

const placeOfOne = ({ places }: Person): AddState['draft'] =>
  places.length === 1 ? { place: places[0] } : {};

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
function living(desk: Desk, person: Person, language: 'kk' | 'ru' | 'en'): Living[] {
  const mine = (place: string | null): boolean => may(person, 'see', place);
  const contactOf = desk.db.all(
    "SELECT entry, contact.contact FROM submission JOIN contact ON submission = submission.id WHERE state = 'accepted'",
  );
  const contacts = new Map(contactOf.map((row) => [row['entry'], String(row['contact'])]));
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
  return [...entries, ...waiting].sort((a, b) => a.name.localeCompare(b.name, language));
}
