/** What everybody may ask and send: the form, the receipt, the way of a submission. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sayUnderstood } from '../../intake/questions/understood.ts';
import { cleanText } from '../../intake/draft/draft.ts';
import { frameArchive } from '../../cms/frame/files.ts';
import { inLanguage } from '../../model/language.ts';
import type { Desk } from '../desk.ts';
import { formPage, type FormState } from './page.ts';
import type { View } from '../page/layout.ts';
import { similarNote, similarOnSite } from './similar.ts';
import { statusPage } from '../status/page.ts';
import { closedPage, codePage, withdrawPage, wordsPage } from '../status/code-pages.ts';
import type { StoredEntry } from '../publish/archive-view.ts';
import type { Submission } from '../store/submission.ts';
import { takeBack } from '../status/take-back.ts';
import type { Sending } from '../store/submissions.ts';
import { postedOf } from '../app/access.ts';
import { openForm, ownPhoto, publicEntry, receipt, sentForm } from '../app/objects.ts';
import { Proof } from './proof.ts';
import {
  carriedOver,
  contactIn,
  flagsOf,
  placeOf,
  receivePosted,
  wasSent,
  type About,
} from './receive.ts';
import { first, languageOf, page, viewFor } from '../app/request.ts';

const EMPTY = { name: '', contact: '', relation: '' };

export function publicRoutes(app: FastifyInstance, desk: Desk): void {
  const proof = new Proof(desk.db);
  const sending = { max: desk.options.rate, timeWindow: '10 minutes' };

  const person = publicEntry().orNothing;
  const asked = { who: 'anybody', query: { person, place: 'text' } } as const;
  app.get('/', { config: { access: asked } }, (request, reply) => {
    const view = viewFor(request, desk);
    const { place } = request.query as Record<string, unknown>;
    const about = aboutEntry(view, person.maybe(request));
    if (!about && !isOpen(desk)) return page(reply, closedPage(view));
    const draft = typeof place === 'string' && desk.archive.places.has(place) ? { place } : {};
    return page(reply, formPage(view, { ...blank(), draft, about }));
  });

  const code = receipt().orNothing;
  const found = publicEntry().orNothing;
  const form = sentForm(code).orNothing;
  const drop = ownPhoto(form).orNothing;
  const left = ownPhoto(form).orNothing;
  const sent = {
    who: 'anybody',
    // `code` and `key` tell whether the form is the sender's own.
    form: {
      code,
      key: 'secret',
      submission: form,
      person,
      about: found,
      drop,
      left,
      kept: 'text',
      place: 'text',
    },
  } as const;
  app.post('/', { config: { access: sent, rateLimit: sending } }, send);

  async function send(request: FastifyRequest, reply: FastifyReply) {
    const view = viewFor(request, desk);
    const posted = postedOf(request);
    const { values } = posted;
    const own = form.maybe(request);
    if (!own)
      return page(reply, wordsPage(view, view.t('desk.stale.title'), view.t('desk.stale')), 400);
    const { id, known, isSender } = own;
    const mended = code.maybe(request);
    const entry = aboutEntry(view, person.maybe(request));
    if (!entry && !known && !isOpen(desk)) return page(reply, closedPage(view), 403);
    if (known && !isSender) {
      if (!wasSent(view, posted, { id, entry, flags: [] }))
        return page(reply, wordsPage(view, view.t('desk.sent.title'), view.t('desk.sent')), 403);
      return received(request, reply, known.code);
    }
    const other = aboutEntry(view, found.maybe(request));
    if (other)
      return page(reply, formPage(view, await carriedOver(view, posted, { id, entry: other })));
    const about: About = { id, entry, mended, flags: await flagsOf(values, proof) };
    const answer = await receivePosted(view, posted, about);
    if ('again' in answer) {
      if (wantsJson(request)) return reply.code(422).send({ problems: answer.again.problems });
      return page(reply, formPage(view, answer.again), 422);
    }
    if (answer.received.as === 'closed')
      return page(reply, wordsPage(view, view.t('desk.done.title'), view.t('desk.done')), 409);
    return received(request, reply, answer.received.code);
  }

  const wantsJson = ({ headers }: FastifyRequest): boolean => headers.accept === 'application/json';

  function received(request: FastifyRequest, reply: FastifyReply, given: string): FastifyReply {
    const address = `/status/${given}?new=1&lang=${languageOf(request)}`;
    if (wantsJson(request)) return reply.code(201).send({ code: given, address });
    return reply.redirect(address, 303);
  }

  /** A date in the words of the page's language, or what is asked of it, for the form to show back. */
  const dated = { who: 'anybody', query: { date: 'text', field: 'text' } } as const;
  app.get('/understood', { config: { access: dated } }, (request, reply) => {
    const { date, field } = request.query as { date?: unknown; field?: unknown };
    const words =
      typeof date === 'string' ? sayUnderstood(String(field), date, languageOf(request)) : '';
    return reply.type('text/plain; charset=utf-8').send(words);
  });

  /** Who on the site may be the person of a form, as a piece of the page. */
  const described = { name: 'text', birth: 'text', place: 'text' } as const;
  const comparing = { who: 'anybody', query: described } as const;
  app.get('/similar', { config: { access: comparing, rateLimit: sending } }, (request, reply) => {
    const view = viewFor(request, desk);
    const query = request.query as Record<string, unknown>;
    const [date] = wordsIn(query['birth']);
    const [place] = wordsIn(query['place']);
    const known = { id: '', name: {}, otherNames: wordsIn(query['name']), birth: { date }, place };
    return page(reply, similarNote(view, similarOnSite(desk, known))?.text ?? '');
  });

  /** What a clip says besides the person, for the form to draw one on the device. */
  const open = { config: { access: { who: 'anybody' } } } as const;
  app.get('/clip.json', open, (_, reply) => {
    const { places, campaign } = desk.archive;
    return reply.send(frameArchive({ places: [...places.values()], campaign }));
  });

  app.get('/challenge', open, async (_, reply) =>
    reply.header('cache-control', 'no-store').send(await proof.challenge()),
  );

  const typed = { who: 'anybody', query: { code } } as const;
  app.get('/status', { config: { access: typed }, onRequest: unkept }, (request, reply) => {
    const view = viewFor(request, desk);
    const known = code.maybe(request);
    if (known) return reply.redirect(`/status/${known.code}?lang=${view.language}`, 303);
    const isWrong = (request.query as { code?: unknown }).code !== undefined;
    return page(reply, codePage(view, isWrong), isWrong ? 404 : 200);
  });

  const coded = { who: 'anybody', params: { code } } as const;
  const looked = { ...coded, query: { new: 'text' } } as const;
  app.get('/status/:code', { config: { access: looked }, onRequest: unkept }, (request, reply) => {
    const view = viewFor(request, desk);
    const known = code.maybe(request);
    if (!known) return page(reply, codePage(view, true), 404);
    const isNew = (request.query as { new?: unknown }).new === '1';
    return page(reply, statusPage(view, known, isNew));
  });

  const held = { config: { access: coded }, onRequest: unkept };
  app.post('/status/:code/take-back', held, (request, reply) => {
    const view = viewFor(request, desk);
    const known = code.maybe(request);
    if (!known) return page(reply, codePage(view, true), 404);
    takeBack(desk, known);
    return reply.redirect(`/status/${known.code}?lang=${view.language}`, 303);
  });

  app.get('/mend/:code', held, (request, reply) => {
    const view = viewFor(request, desk);
    const known = code.maybe(request);
    if (!known || !['received', 'returned'].includes(known.state) || known.kind === 'withdrawal')
      return page(reply, codePage(view, true), 404);
    return page(reply, formPage(view, mending(view, known)));
  });

  /** A sender's own photograph, for whoever has the page of the form. */
  const opened = openForm().orNothing;
  const kept = ownPhoto(opened, 'clean').orNothing;
  const shown = {
    who: 'anybody',
    params: { id: opened, clean: kept },
    query: { key: 'secret' },
  } as const;
  app.get(
    '/sent/:id/:clean',
    { config: { access: shown }, onRequest: unkept },
    async (request, reply) => {
      const photo = kept.maybe(request);
      if (!photo) return reply.callNotFound();
      return reply.type('image/jpeg').send(await desk.blobs.read(photo.clean));
    },
  );

  const wished = { who: 'anybody', query: { person } } as const;
  app.get('/withdraw', { config: { access: wished } }, (request, reply) => {
    const view = viewFor(request, desk);
    const entry = aboutEntry(view, person.maybe(request));
    const state = { id: randomUUID(), about: entry?.id, person: entry?.name ?? '', wrong: false };
    return page(reply, withdrawPage(view, state));
  });

  const wish = sentForm().orNothing;
  const wishing = {
    who: 'anybody',
    form: { submission: wish, key: 'secret', about: found, person: 'text' },
  } as const;
  app.post(
    '/withdraw',
    { config: { access: wishing, rateLimit: sending } },
    async (request, reply) => {
      const view = viewFor(request, desk);
      const { values } = postedOf(request);
      const own = wish.maybe(request);
      const person = cleanText(first(values, 'person')).slice(0, 300);
      const about = found.maybe(request)?.fields.id;
      const contact = contactIn(values);
      if (!own || !person || !contact.contact)
        return page(
          reply,
          withdrawPage(view, { id: randomUUID(), about, person, wrong: true }),
          422,
        );
      const story = {
        [view.language]: `${person}\n\n${cleanText(first(values, 'reason')).slice(0, 4000)}`,
      };
      const entry = about ?? entryNamed(desk, person);
      const sent: Sending = {
        id: own.id,
        kind: 'withdrawal',
        channel: 'form',
        language: view.language,
        entry,
        contact,
        draft: { story, ...(entry && placeOf(desk, entry)) },
        consents: {},
      };
      if (!own.isSender && !desk.submissions.isSame(sent)) return reply.redirect('/status', 303);
      const flags = await flagsOf(values, proof);
      const taken = desk.submissions.receive({ ...sent, flags }, desk.keepUntil());
      if (taken.as === 'closed') return reply.redirect('/status', 303);
      return received(request, reply, taken.code);
    },
  );
}

/** The entry of an id, a former id, or the address of its page. */
function entryNamed({ archive }: Desk, words: string): string | undefined {
  const [path = ''] = words.trim().split(/[?#]/, 1);
  const id = path.split('/').filter(Boolean).at(-1) ?? '';
  if (archive.entries.has(id)) return id;
  return [...archive.entries.values()].find(({ fields }) => fields.formerIds?.includes(id))?.fields
    .id;
}

/** What whoever has a code sees is theirs: the next at that telephone finds none of it. */
const unkept = async (_: FastifyRequest, reply: FastifyReply): Promise<void> =>
  void reply.header('cache-control', 'no-store');

/** The texts of a query's name, however often it was given. */
const wordsIn = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? one.slice(0, 300) : []))
    .slice(0, 3);

/** People are collected while the campaign says so, and again when it is over. */
const isOpen = (desk: Desk): boolean => ['collecting', 'over'].includes(desk.stage());

const aboutEntry = ({ language }: View, entry: StoredEntry | undefined): FormState['about'] =>
  entry && { id: entry.fields.id, name: inLanguage(entry.fields.name, language)?.text ?? '' };

const blank = (): FormState => ({
  ...{ id: randomUUID(), draft: {}, consents: {}, contact: EMPTY, photos: [], problems: [] },
});

/** The form with everything but the contact, which is shown to nobody again. */
function mending(view: View, { id, draft, code, reasons, entry }: Submission): FormState {
  const { submissions, archive } = view.desk;
  const known = archive.entries.get(entry ?? '');
  return {
    ...{ id, draft, contact: EMPTY, problems: [], mending: { code, reasons } },
    ...{ consents: submissions.consentsOf(id), photos: submissions.photosOf(id) },
    about: aboutEntry(view, known?.fields.consent.page ? known : undefined),
  };
}
