/** Quick add, over HTTP: what somebody says at the counter or on the telephone. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanDraft, sayFindings } from '../../intake/draft/draft.ts';
import { applyForm, type FormValues } from '../../intake/questions/fields.ts';
import { localizedText } from '../../model/language.ts';
import { text, ticked } from '../app/input.ts';
import { addition, ownPhoto, place } from '../app/objects.ts';
import { page, sendPhoto, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { sessionOf } from '../app/session.ts';
import type { Desk } from '../app/desk.ts';
import { addPage, type AddState } from '../review/edit-page.ts';
import { staleProblem } from '../page/flash.ts';
import type { Person } from '../store/staff.ts';
import { consentsIn, contactIn } from '../submit/answers.ts';
import { keepPhotos } from '../submit/photos.ts';

/** Registers quick add: the form, what it sends, and its photographs. */
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
    refill: (request, reply, { values }) =>
      again(request, reply, sentIn(request, values), [staleProblem(viewFor(request, desk))], 409),
    async handler(request, reply, { next }, { values, files }) {
      const sent = sentIn(request, values);
      const { id, draft, dropped: left } = sent;
      const { photos } = desk.submissions;
      photos.dropPending(id, left);
      const brought = files.filter(({ field }) => field === 'photos');
      const findings = await keepPhotos(desk, id, brought, left);
      if (!localizedText.safeParse(draft.name).success)
        findings.push({ code: 'name-missing', field: 'name' });
      if (typeof draft.place !== 'string') findings.push({ code: 'missing', field: 'place' });
      const { t, language } = viewFor(request, desk);
      if (findings.length > 0) return again(request, reply, sent, sayFindings(findings, t), 422);
      const own = { ...sent, kind: 'person', channel: 'desk', language } as const;
      desk.submissions.receive(own, desk.keepUntil(), left);
      desk.audit.record({ staff: sessionOf(request).person.id, action: 'add', submission: id });
      const another = `/desk/add?after=${id}&place=${String(draft.place)}`;
      return reply.redirect(next ? another : `/desk/s/${id}`, 303);
    },
  });

  /** What the form says. */
  function sentIn(request: FastifyRequest, values: FormValues) {
    return {
      id: added.of(request).id,
      draft: cleanDraft(applyForm({}, values, viewFor(request, desk).t)),
      contact: contactIn(values),
      consents: consentsIn(values),
      dropped: dropped.all(request).map(({ original }) => original),
    };
  }

  /** The form once more, with everything that was sent. */
  function again(
    request: FastifyRequest,
    reply: FastifyReply,
    sent: ReturnType<typeof sentIn>,
    problems: AddState['problems'],
    status: number,
  ): FastifyReply {
    const photos = desk.submissions.photos.withPending(sent.id, sent.dropped);
    const state = { ...sent, photos, problems };
    return page(reply, addPage(viewFor(request, desk), sessionOf(request), state), status);
  }

  /** A photograph of the form under way, which no submission has yet. */
  const shown = ownPhoto(added, 'clean').orNothing;
  route(app, {
    method: 'GET',
    url: '/add/:submission/:sha256',
    who: 'edit',
    params: { submission: added, sha256: shown },
    handler: (request, reply) => sendPhoto(reply, desk, shown.maybe(request)?.clean),
  });
}

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
