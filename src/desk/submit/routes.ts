/** The family's form over HTTP, and what its page asks while it is filled in. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { frameArchive } from '../../cms/frame/files.ts';
import { sayUnderstood } from '../../intake/questions/understood.ts';
import { entryName } from '../page/short-texts.ts';
import { text, texts, ticked } from '../app/input.ts';
import { openForm, ownPhoto, publicEntry, receipt, sentForm } from '../app/objects.ts';
import { page, sendPhoto, viewFor, type Posted } from '../app/request.ts';
import { languageOf } from '../app/language-of.ts';
import { route } from '../app/route.ts';
import type { Desk } from '../app/desk.ts';
import type { View } from '../page/layout.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import { closedPage, codePage, noticePage } from '../page/short-pages.ts';
import { OPEN, type Submission } from '../store/submission.ts';
import { flagsOf } from './answers.ts';
import { formKey } from '../app/form-key.ts';
import { formPage } from './page.ts';
import type { FormState } from './form-state.ts';
import { Proof } from './proof.ts';
import { answerReceived, sendingLimit } from './receipt.ts';
import { carriedOver } from './posted.ts';
import { receivePosted, wasSent, type About } from './receive.ts';
import { resubmissionOf } from './seen.ts';
import { similarNote, similarOnSite } from './similar.ts';

const EMPTY = { name: '', contact: '', relation: '' };

/** Registers the form, what it sends, and what its scripts ask while it is written. */
export function submitRoutes(app: FastifyInstance, desk: Desk): void {
  const proof = new Proof(desk.db);
  const rateLimit = sendingLimit(desk);

  const showForm = (view: View, state: FormState): string =>
    formPage(view, { ...state, key: formKey(desk.db, state.id) });

  const person = publicEntry().orNothing;
  route(app, {
    method: 'GET',
    url: '/',
    who: 'anybody',
    query: { person },
    input: z.object({ place: text() }),
    handler(request, reply, { place }) {
      const view = viewFor(request, desk);
      const about = aboutEntry(view, person.maybe(request));
      if (!about && !isOpen(desk)) return page(reply, closedPage(view));
      const draft = desk.archive.places.has(place) ? { place } : {};
      return page(reply, showForm(view, { ...blank(), draft, about }));
    },
  });

  const code = receipt().orNothing;
  const found = publicEntry().orNothing;
  const form = sentForm(code).orNothing;
  const drop = ownPhoto(form).orNothing;
  const left = ownPhoto(form).orNothing;
  route(app, {
    method: 'POST',
    url: '/',
    who: 'anybody',
    // Nothing but the code or the key, which no browser adds by itself, gives a right to anything.
    csrf: 'none',
    // `code` and `key` tell whether the form is the sender's own.
    form: { code, key: 'secret', submission: form, person, about: found, drop, left },
    input: z.looseObject({ place: text(), kept: texts(), tried: ticked }),
    rateLimit,
    handler: (request, reply, { tried }, posted) => send(request, reply, posted, tried),
  });

  /** @param tried Whether its device has sent it before and heard no answer. */
  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    posted: Posted,
    tried: boolean,
  ) {
    const view = viewFor(request, desk);
    const own = form.maybe(request);
    if (!own)
      return page(reply, noticePage(view, view.t('desk.stale.title'), view.t('desk.stale')), 400);
    const { known, isSender } = own;
    const resubmitted = code.maybe(request);
    const entry = aboutEntry(view, person.maybe(request));
    const isSame = known !== undefined && wasSent(desk, view, posted, { id: own.id, entry });
    // The way back to a form leads to one that was sent: whoever is written into it is somebody else.
    const isOther = known !== undefined && !isSame && !resubmitted && !tried;
    const id = isOther && isSender ? randomUUID() : own.id;
    if (!entry && (!known || isOther) && !isOpen(desk)) return page(reply, closedPage(view), 403);
    if (known && !isSender) {
      if (!isSame)
        return page(reply, noticePage(view, view.t('desk.sent.title'), view.t('desk.sent')), 403);
      return answerReceived(request, reply, known.code);
    }
    const other = aboutEntry(view, found.maybe(request));
    if (other)
      return page(
        reply,
        showForm(view, await carriedOver(desk, view, posted, { id, entry: other })),
      );
    const about: About = { id, entry, resubmitted, flags: await flagsOf(posted.values, proof) };
    const answer = await receivePosted(desk, view, posted, about);
    if ('again' in answer) return page(reply, showForm(view, answer.again), 422);
    if (answer.received.as === 'closed')
      return page(reply, noticePage(view, view.t('desk.done.title'), view.t('desk.done')), 409);
    return answerReceived(request, reply, answer.received.code);
  }

  /** A date in the words of the page's language, or what is asked of it, for the form to show back. */
  route(app, {
    method: 'GET',
    url: '/understood',
    who: 'anybody',
    input: z.object({ date: text(), field: text() }),
    handler(request, reply, { date, field }) {
      const meaning = date && sayUnderstood(field, date, languageOf(request));
      return reply.type('text/plain; charset=utf-8').send(meaning);
    },
  });

  /** Who on the site may be the person of a form, as a piece of the page. */
  route(app, {
    method: 'GET',
    url: '/similar',
    who: 'anybody',
    input: z.object({ name: texts(3), birth: texts(3), place: texts(3) }),
    rateLimit,
    handler(request, reply, { name, birth: [date], place: [place] }) {
      const known = { id: '', name: {}, otherNames: name, birth: { date }, place };
      const view = viewFor(request, desk);
      return page(reply, similarNote(view, similarOnSite(desk, known))?.text ?? '');
    },
  });

  /** What a clip says besides the person, for the form to draw one on the device. */
  route(app, {
    method: 'GET',
    url: '/clip.json',
    who: 'anybody',
    handler(_, reply) {
      const { places, campaign } = desk.archive;
      return reply.send(frameArchive({ places: [...places.values()], campaign }));
    },
  });

  route(app, {
    method: 'GET',
    url: '/challenge',
    who: 'anybody',
    handler: async (_, reply) =>
      reply.header('cache-control', 'no-store').send(await proof.challenge()),
  });

  /** What was sent, to be sent anew. The address stands in messages and keeps its name. */
  route(app, {
    method: 'GET',
    url: '/correct/:code',
    who: 'anybody',
    params: { code },
    handler(request, reply) {
      const view = viewFor(request, desk);
      const known = code.maybe(request);
      if (!known || !OPEN.includes(known.state) || known.kind === 'withdrawal')
        return page(reply, codePage(view, true), 404);
      return page(reply, showForm(view, resubmission(desk, view, known)));
    },
  });

  /** A sender's own photograph, for whoever has the page of the form. */
  const opened = openForm().orNothing;
  const kept = ownPhoto(opened, 'clean').orNothing;
  route(app, {
    method: 'GET',
    url: '/sent/:id/:clean',
    who: 'anybody',
    params: { id: opened, clean: kept },
    query: { key: 'secret' },
    handler: (request, reply) => sendPhoto(reply, desk, kept.maybe(request)?.clean),
  });
}

/** People are collected while the campaign says so, and again when it is over. */
const isOpen = (desk: Desk): boolean => ['collecting', 'over'].includes(desk.stage());

const aboutEntry = ({ language }: View, entry: StoredEntry | undefined): FormState['about'] =>
  entry && { id: entry.fields.id, name: entryName(entry.fields, language) };

const blank = (): FormState => ({
  id: randomUUID(),
  draft: {},
  consents: {},
  contact: EMPTY,
  photos: [],
  problems: [],
});

/** The form with everything but the contact, which is shown to nobody again. */
function resubmission(desk: Desk, view: View, submission: Submission): FormState {
  const { submissions, archive } = desk;
  const { id, draft, entry } = submission;
  const known = archive.entries.get(entry ?? '');
  return {
    id,
    draft,
    contact: EMPTY,
    problems: [],
    resubmission: resubmissionOf(desk, submission),
    consents: submissions.consentsOf(id),
    photos: submissions.photosOf(id),
    about: aboutEntry(view, known?.fields.consent.page ? known : undefined),
  };
}
