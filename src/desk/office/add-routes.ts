/** Quick add, over HTTP: what somebody says at the counter or on the telephone. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cleanDraft, sayFindings } from '../../intake/draft/draft.ts';
import { applyForm, type FormValues } from '../../intake/questions/fields.ts';
import { localizedText } from '../../model/language.ts';
import { postedOf } from '../app/access.ts';
import { text, ticked } from '../app/input.ts';
import { addition, ownPhoto, place } from '../app/objects.ts';
import { page, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { sessionOf } from '../app/session.ts';
import type { Desk } from '../desk.ts';
import { addPage, type AddState } from '../review/edit-page.ts';
import { staleProblem } from '../page/flash.ts';
import type { View } from '../page/layout.ts';
import type { Person } from '../store/staff.ts';
import { consentsIn, contactIn } from '../submit/answers.ts';
import { keepPhotos } from '../submit/photos.ts';

export function addRoutes(app: FastifyInstance, desk: Desk): void {
  const before = place('edit').orNothing;
  route(app, {
    method: 'GET',
    url: '/add',
    who: 'edit',
    query: { place: before },
    /** Who was added before. */
    input: z.object({ after: text() }),
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
    /** Whether another person follows. */
    input: z.looseObject({ next: ticked }),
    refill(request, reply) {
      const view = viewFor(request, desk);
      const { values } = postedOf(request);
      const { id } = added.of(request);
      const left = dropped.all(request).map(({ original }) => original);
      const photos = desk.submissions.photos.withPending(id, left);
      const written = { id, draft: draftIn(values, view), ...answersIn(values) };
      const state = { ...written, photos, dropped: left, problems: [staleProblem(view)] };
      return page(reply, addPage(view, sessionOf(request), state), 409);
    },
    async handler(request, reply, { next }) {
      const { id } = added.of(request);
      const { values, files } = postedOf(request);
      const view = viewFor(request, desk);
      const { person } = sessionOf(request);
      const draft = draftIn(values, view);
      const at = typeof draft.place === 'string' ? draft.place : null;
      const { photos: own } = desk.submissions;
      const left = dropped.all(request).map(({ original }) => original);
      own.dropPending(id, left);
      const brought = files.filter(({ field }) => field === 'photos');
      const findings = await keepPhotos(desk, id, brought, left);
      if (!localizedText.safeParse(draft.name ?? {}).success || draft.name === undefined)
        findings.push({ code: 'name-missing', field: 'name' });
      if (at === null) findings.push({ code: 'missing', field: 'place' });
      const state = { id, draft, ...answersIn(values) };
      if (findings.length > 0) {
        const problems = sayFindings(findings, view.t);
        const photos = own.withPending(id, left);
        const again = { ...state, photos, dropped: left, problems };
        return page(reply, addPage(view, sessionOf(request), again), 422);
      }
      const sent = { ...state, kind: 'person', channel: 'desk', language: view.language } as const;
      desk.submissions.receive(sent, desk.keepUntil(), left);
      desk.audit.record({ staff: person.id, action: 'add', submission: id });
      return reply.redirect(next ? `/desk/add?after=${id}&place=${at}` : `/desk/s/${id}`, 303);
    },
  });

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
}

const draftIn = (values: FormValues, { t }: View): AddState['draft'] =>
  cleanDraft(applyForm({}, values, t));

const answersIn = (values: FormValues): Pick<AddState, 'contact' | 'consents'> => ({
  contact: contactIn(values),
  consents: consentsIn(values),
});

/** The place stays as long as somebody adds one after the other. */
const blank = (person: Person, at?: string): AddState => ({
  id: randomUUID(),
  consents: {},
  photos: [],
  problems: [],
  draft: at === undefined ? placeOfOne(person) : { place: at },
  contact: { name: '', contact: '', relation: '' },
});

const placeOfOne = ({ places }: Person): AddState['draft'] =>
  places !== 'all' && places.length === 1 ? { place: places[0] } : {};
