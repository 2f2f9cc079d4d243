/** What everybody may ask and send: the form, the receipt, the way of a submission. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sayDate } from '../../i18n/dates.ts';
import { cleanText } from '../../intake/draft.ts';
import { frameArchive } from '../../cms/frame/files.ts';
import { inLanguage } from '../../model/language.ts';
import { takeBack } from '../decisions.ts';
import type { Desk } from '../desk.ts';
import { formPage, type FormState } from '../pages/form.ts';
import type { View } from '../pages/layout.ts';
import { similarNote, similarOnSite } from '../pages/similar.ts';
import { statusPage } from '../pages/status.ts';
import { closedPage, codePage, withdrawPage, wordsPage } from '../pages/words.ts';
import { readCode } from '../store/codes.ts';
import type { Submission } from '../store/submission.ts';
import { Proof } from './proof.ts';
import {
  carriedOver,
  contactIn,
  flagsOf,
  placeOf,
  receivePosted,
  UUID,
  type About,
} from './receive.ts';
import { first, languageOf, page, readForm, viewFor, type Posted } from './request.ts';

const EMPTY = { name: '', contact: '', relation: '' };

export function publicRoutes(app: FastifyInstance, desk: Desk): void {
  const proof = new Proof(desk.db);
  const sent = { config: { rateLimit: { max: desk.options.rate, timeWindow: '10 minutes' } } };

  app.get('/', (request, reply) => {
    const view = viewFor(request, desk);
    const { person, place } = request.query as Record<string, unknown>;
    const about = aboutEntry(view, person);
    if (!about && !isOpen(desk)) return page(reply, closedPage(view));
    const draft = typeof place === 'string' && desk.archive.places.has(place) ? { place } : {};
    return page(reply, formPage(view, { ...blank(), draft, about }));
  });

  app.post('/', sent, async (request, reply) => {
    const view = viewFor(request, desk);
    const posted = await readForm(request, desk);
    return send(request, reply, view, posted);
  });

  async function send(request: FastifyRequest, reply: FastifyReply, view: View, posted: Posted) {
    const { values } = posted;
    const id = first(values, 'submission');
    const mended = byCode(desk, first(values, 'code'));
    const entry = aboutEntry(view, first(values, 'person'));
    if (!UUID.test(id) || (mended && mended.id !== id))
      return page(reply, wordsPage(view, view.t('desk.stale.title'), view.t('desk.stale')), 400);
    if (!entry && !mended && !desk.submissions.byId(id) && !isOpen(desk))
      return page(reply, closedPage(view), 403);
    const found = aboutEntry(view, first(values, 'about'));
    if (found)
      return page(reply, formPage(view, await carriedOver(view, posted, { id, entry: found })));
    const about: About = { id, entry, mended, flags: await flagsOf(values, proof) };
    const answer = await receivePosted(view, posted, about);
    const wantsJson = request.headers.accept === 'application/json';
    if ('again' in answer) {
      if (wantsJson) return reply.code(422).send({ problems: answer.again.problems });
      return page(reply, formPage(view, answer.again), 422);
    }
    if (answer.received.as === 'closed')
      return page(reply, wordsPage(view, view.t('desk.done.title'), view.t('desk.done')), 409);
    const address = `/status/${answer.received.code}?new=1&lang=${view.language}`;
    if (wantsJson) return reply.code(201).send({ code: answer.received.code, address });
    return reply.redirect(address, 303);
  }

  /** A partial date in the words of the page's language, for the form to show it back. */
  app.get('/understood', (request, reply) => {
    const { date } = request.query as { date?: unknown };
    const words = typeof date === 'string' ? sayDate(date.slice(0, 60), languageOf(request)) : '';
    return reply.type('text/plain; charset=utf-8').send(words);
  });

  /** Who on the site may be the person of a form, as a piece of the page. */
  app.get('/similar', sent, (request, reply) => {
    const view = viewFor(request, desk);
    const query = request.query as Record<string, unknown>;
    const [date] = wordsIn(query['birth']);
    const [place] = wordsIn(query['place']);
    const known = { id: '', name: {}, otherNames: wordsIn(query['name']), birth: { date }, place };
    return page(reply, similarNote(view, similarOnSite(desk, known))?.text ?? '');
  });

  /** What a clip says besides the person, for the form to draw one on the device. */
  app.get('/clip.json', (_, reply) => {
    const { places, campaign } = desk.archive;
    return reply.send(frameArchive({ places: [...places.values()], campaign }));
  });

  app.get('/challenge', async (_, reply) =>
    reply.header('cache-control', 'no-store').send(await proof.challenge()),
  );

  app.get('/status', (request, reply) => {
    const view = viewFor(request, desk);
    const { code } = request.query as { code?: unknown };
    const known = byCode(desk, code);
    if (known) return reply.redirect(`/status/${known.code}?lang=${view.language}`, 303);
    return page(reply, codePage(view, code !== undefined), code === undefined ? 200 : 404);
  });

  const guessed = { config: { rateLimit: { max: 60, timeWindow: '10 minutes' } } };
  app.get('/status/:code', guessed, (request, reply) => {
    const view = viewFor(request, desk);
    const known = byCode(desk, (request.params as { code: string }).code);
    if (!known) return page(reply, codePage(view, true), 404);
    const isNew = (request.query as { new?: unknown }).new === '1';
    return page(reply, statusPage(view, known, isNew));
  });

  app.post('/status/:code/take-back', guessed, (request, reply) => {
    const view = viewFor(request, desk);
    const known = byCode(desk, (request.params as { code: string }).code);
    if (!known) return page(reply, codePage(view, true), 404);
    takeBack(desk, known);
    return reply.redirect(`/status/${known.code}?lang=${view.language}`, 303);
  });

  app.get('/mend/:code', guessed, (request, reply) => {
    const view = viewFor(request, desk);
    const known = byCode(desk, (request.params as { code: string }).code);
    if (!known || !['received', 'returned'].includes(known.state) || known.kind === 'withdrawal')
      return page(reply, codePage(view, true), 404);
    return page(reply, formPage(view, mending(view, known)));
  });

  /** A sender's own photograph, for whoever has the form's id, which is nobody else. */
  app.get('/sent/:id/:clean', async (request, reply) => {
    const { id, clean } = request.params as { id: string; clean: string };
    const own = desk.submissions.photosOf(id).some((photo) => photo.clean === clean);
    if (!own) return reply.callNotFound();
    return reply
      .type('image/jpeg')
      .header('cache-control', 'private')
      .send(await desk.vault.read(clean));
  });

  app.get('/withdraw', (request, reply) => {
    const view = viewFor(request, desk);
    const person = aboutEntry(view, (request.query as { person?: unknown }).person)?.name ?? '';
    return page(reply, withdrawPage(view, { id: randomUUID(), person, wrong: false }));
  });

  app.post('/withdraw', sent, async (request, reply) => {
    const view = viewFor(request, desk);
    const { values } = await readForm(request, desk);
    const id = first(values, 'submission');
    const person = cleanText(first(values, 'person')).slice(0, 300);
    const contact = contactIn(values);
    if (!UUID.test(id) || !person || !contact.contact)
      return page(reply, withdrawPage(view, { id: randomUUID(), person, wrong: true }), 422);
    const story = {
      [view.language]: `${person}\n\n${cleanText(first(values, 'reason')).slice(0, 4000)}`,
    };
    const entry = desk.archive.entries.has(person) ? person : undefined;
    const flags = await flagsOf(values, proof);
    const received = desk.submissions.receive(
      {
        ...{
          id,
          kind: 'withdrawal',
          channel: 'form',
          language: view.language,
          entry,
          contact,
          flags,
        },
        ...{ draft: { story, ...(entry && placeOf(desk, entry)) }, consents: {} },
      },
      desk.keepUntil(),
    );
    if (received.as === 'closed') return reply.redirect('/status', 303);
    return reply.redirect(`/status/${received.code}?new=1&lang=${view.language}`, 303);
  });
}

/** The texts of a query's name, however often it was given. */
const wordsIn = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? one.slice(0, 300) : []))
    .slice(0, 3);

/** People are collected while the campaign says so, and again when it is over. */
const isOpen = (desk: Desk): boolean => ['collecting', 'over'].includes(desk.stage());

const byCode = (desk: Desk, code: unknown): Submission | undefined => {
  const read = typeof code === 'string' ? readCode(code) : null;
  return read ? desk.submissions.byCode(read) : undefined;
};

function aboutEntry({ desk, language }: View, id: unknown): FormState['about'] {
  const entry = typeof id === 'string' ? desk.archive.entries.get(id) : undefined;
  if (!entry?.fields.consent.page) return undefined;
  return { id: entry.fields.id, name: inLanguage(entry.fields.name, language)?.text ?? '' };
}

const blank = (): FormState => ({
  ...{ id: randomUUID(), draft: {}, consents: {}, contact: EMPTY, photos: [], problems: [] },
});

/** The form with everything but the contact, which is shown to nobody again. */
function mending(view: View, { id, draft, code, reasons, entry }: Submission): FormState {
  const { submissions } = view.desk;
  return {
    ...{ id, draft, contact: EMPTY, problems: [], mending: { code, reasons } },
    ...{ consents: submissions.consentsOf(id), photos: submissions.photosOf(id) },
    about: aboutEntry(view, entry),
  };
}
