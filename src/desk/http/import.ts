/** Lists and chats of the desk's people: brought, looked at, taken in. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Defaults } from '../../intake/import/row.ts';
import { CATEGORIES } from '../../model/veteran.ts';
import type { Desk } from '../desk.ts';
import type { NewBatch } from '../imports/imports.ts';
import { importPage, type ImportProblem } from '../pages/import.ts';
import { batchPage, ROWS, type Shown } from '../pages/import-rows.ts';
import type { Batch } from '../store/batches.ts';
import { may } from '../store/staff.ts';
import { consentsIn, UUID } from './receive.ts';
import { first, MULTIPART, page, pageNumber, viewFor, type Posted } from './request.ts';
import { demand, formOf, sessionOf } from './staff.ts';

/** Bytes of a ZIP: some two thousand photographs of telephones. */
const LARGEST_ZIP = 2_000_000_000;
const LIMITS = { ...MULTIPART.limits, fileSize: LARGEST_ZIP + 1, files: 2 };
/** Seconds after which a page of work under way is asked for again. */
const AGAIN = '3';

export function importRoutes(app: FastifyInstance, desk: Desk): void {
  const { imports } = desk;

  const start = (request: FastifyRequest, problem?: ImportProblem): string =>
    importPage(viewFor(request, desk), sessionOf(request), { problem });

  app.get('/import', (request, reply) => page(reply, start(request)));

  app.post('/import', async (request, reply) => {
    const { values, files } = await formOf(request, desk, LIMITS);
    const { person } = sessionOf(request);
    const id = first(values, 'batch');
    const kind = first(values, 'kind') === 'chat' ? 'chat' : 'list';
    const defaults = defaultsIn(values);
    demand(UUID.test(id));
    demand(defaults.place === undefined || may(person, 'edit', defaults.place));
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

  /** The batch of the address, if it is the person's own. */
  function own(request: FastifyRequest): Batch {
    const batch = imports.batches.byId((request.params as { id: string }).id);
    demand(batch?.staff === sessionOf(request).person.id);
    return batch as Batch;
  }

  app.get('/import/:id', (request, reply) => {
    const batch = own(request);
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

  app.post('/import/:id/take', async (request, reply) => {
    const { values } = await formOf(request, desk);
    const batch = own(request);
    if (batch.state === 'read') imports.takeIn(batch, first(values, 'faulty') === 'on');
    return reply.redirect(`/desk/import/${batch.id}`, 303);
  });

  app.post('/import/:id/drop', async (request, reply) => {
    await formOf(request, desk);
    const batch = own(request);
    demand(batch.state !== 'reading' && batch.state !== 'taking');
    imports.batches.remove(batch.id);
    return reply.redirect('/desk/import', 303);
  });

  /** A photograph of the own batch, before it belongs to a submission. */
  app.get('/import/:id/photo/:clean', async (request, reply) => {
    const { clean } = request.params as { clean: string };
    if (!imports.batches.hasPhoto(own(request).id, clean)) return reply.callNotFound();
    reply.type('image/jpeg').header('cache-control', 'private, max-age=3600');
    return reply.send(await desk.vault.read(clean));
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
