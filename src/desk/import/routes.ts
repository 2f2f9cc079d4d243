/** Lists and chats of the desk's people: brought, looked at, taken in. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Defaults } from '../../intake/list/row.ts';
import { CATEGORIES } from '../../model/veteran.ts';
import type { Desk } from '../desk.ts';
import type { NewBatch } from './imports.ts';
import { importPage, type ImportProblem } from './page.ts';
import { batchPage, ROWS, type Shown } from './batch-page.ts';
import { postedOf } from '../app/access.ts';
import { batch as ownBatch, batchPhoto, newBatch, place } from '../app/objects.ts';
import { consentsIn } from '../submit/receive.ts';
import { first, MULTIPART, page, pageNumber, viewFor, type Posted } from '../app/request.ts';
import { authorize, sessionOf } from '../app/session.ts';

/** Bytes of a ZIP: some two thousand photographs of telephones. */
const LARGEST_ZIP = 2_000_000_000;
const LIMITS = { ...MULTIPART.limits, fileSize: LARGEST_ZIP + 1, files: 2 };
/** Seconds after which a page of work under way is asked for again. */
const AGAIN = '3';

export function importRoutes(app: FastifyInstance, desk: Desk): void {
  const { imports } = desk;

  const start = (request: FastifyRequest, problem?: ImportProblem): string =>
    importPage(viewFor(request, desk), sessionOf(request), { problem });

  app.get('/import', { config: { access: { who: 'edit' } } }, (request, reply) =>
    page(reply, start(request)),
  );

  const fresh = newBatch();
  const form = { batch: fresh, place: place('edit') };
  const bringing = { who: 'edit', form, limits: LIMITS } as const;
  app.post('/import', { config: { access: bringing } }, async (request, reply) => {
    const { id } = fresh.of(request);
    const { values, files } = postedOf(request);
    const { person } = sessionOf(request);
    const kind = first(values, 'kind') === 'chat' ? 'chat' : 'list';
    const defaults = defaultsIn(values);
    const file = files.find(({ field }) => field === 'file');
    const photos = files.find(({ field }) => field === 'photos');
    if (!file) return page(reply, start(request, `${kind}-missing`), 422);
    if (kind === 'chat' && !defaults.place)
      return page(reply, start(request, 'place-missing'), 422);
    if (file.tooLarge || photos?.tooLarge) return page(reply, start(request, 'too-large'), 413);
    const { language } = viewFor(request, desk);
    const batch: NewBatch = {
      ...{ id, kind, language, defaults, staff: person.id, name: file.name },
    };
    await imports.begin(batch, { file: file.path, photos: photos?.path });
    return reply.redirect(`/desk/import/${id}`, 303);
  });

  const named = ownBatch();
  const params = { id: named };
  const looking = { who: 'edit', params, query: { show: 'text', page: 'text' } } as const;
  app.get('/import/:id', { config: { access: looking } }, (request, reply) => {
    const batch = named.of(request);
    const { show, page: number } = request.query as Record<string, unknown>;
    if (batch.state === 'reading' || batch.state === 'taking') reply.header('refresh', AGAIN);
    const shown: Shown = {
      verdict: (['new', 'there', 'broken'] as const).find((one) => one === show) ?? 'all',
      number: pageNumber(number),
    };
    const rows = imports.batches.rows(batch.id, shown.verdict, ROWS, shown.number * ROWS);
    return page(
      reply,
      batchPage(viewFor(request, desk), sessionOf(request), { batch, rows, shown }),
    );
  });

  const acting = { config: { access: { who: 'edit', params } } } as const;
  app.post('/import/:id/take', acting, async (request, reply) => {
    const batch = named.of(request);
    const { values } = postedOf(request);
    if (batch.state === 'read') imports.takeIn(batch, first(values, 'faulty') === 'on');
    return reply.redirect(`/desk/import/${batch.id}`, 303);
  });

  app.post('/import/:id/drop', acting, async (request, reply) => {
    const batch = named.of(request);
    authorize(batch.state !== 'taking');
    imports.drop(batch);
    return reply.redirect('/desk/import', 303);
  });

  /** A photograph of the own batch, before it belongs to a submission. */
  const shownPhoto = batchPhoto(named).orNothing;
  const showing = { who: 'edit', params: { id: named, clean: shownPhoto } } as const;
  app.get('/import/:id/photo/:clean', { config: { access: showing } }, async (request, reply) => {
    const clean = shownPhoto.maybe(request);
    if (clean === undefined) return reply.callNotFound();
    return reply.type('image/jpeg').send(await desk.blobs.read(clean));
  });
}

/** What whoever brings it answers for, where a row says nothing. */
function defaultsIn(values: Posted['values']): Defaults {
  const { page, clip, led, press } = consentsIn(values);
  const isAnswered = page || clip || led || press;
  return {
    place: first(values, 'place') || undefined,
    category: CATEGORIES.find((name) => name === first(values, 'category')),
    consent: isAnswered ? { page, clip, led, press } : undefined,
  };
}
