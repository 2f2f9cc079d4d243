/** Lists and chats of the desk's people: brought, looked at, taken in. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Defaults } from '../../intake/list/types.ts';
import { CATEGORIES } from '../../model/veteran.ts';
import type { Desk } from '../app/desk.ts';
import type { Batch, NewBatch, StoredRow } from '../store/batches.ts';
import { importPage, type ImportProblem } from './page.ts';
import { batchPage, ROWS, type Shown } from './batch-page.ts';
import { MOST_NAMED } from './not-taken.ts';
import type { ShownRow } from './row-item.ts';
import { shownRows } from './shown-rows.ts';
import { batch as ownBatch, batchPhoto, newBatch, place } from '../app/objects.ts';
import { oneOf, text, texts, ticked } from '../app/input.ts';
import { consentFields, consentsIn } from '../submit/answers.ts';
import { route } from '../app/route.ts';
import { MULTIPART, page, pageNumber, sendPhoto, viewFor, type Posted } from '../app/request.ts';
import { authorize, sessionOf } from '../app/session.ts';

/** Bytes of a ZIP: some two thousand photographs of telephones. */
const LARGEST_ZIP = 2_000_000_000;
const LIMITS = { ...MULTIPART.limits, fileSize: LARGEST_ZIP + 1, files: 2 };
/** Seconds after which a page of work under way is asked for again. */
const AGAIN = '3';

const BROUGHT = z.object({
  kind: oneOf('list', 'chat'),
  place: text(),
  category: oneOf(...CATEGORIES),
  ...consentFields,
});

/** Numbers of the rows of a page, and of those that are left out. */
const MARKED = z.object({ shown: texts(ROWS, 10), skip: texts(ROWS, 10) });

/** Registers how lists and chats are brought, looked at and taken in. */
export function importRoutes(app: FastifyInstance, desk: Desk): void {
  const { imports } = desk;
  const reading = { method: 'GET', who: 'edit' } as const;
  const change = { method: 'POST', who: 'edit', csrf: 'token' } as const;

  const start = (request: FastifyRequest, problem?: ImportProblem): string =>
    importPage(viewFor(request, desk), sessionOf(request), {
      batches: desk.batches.of(sessionOf(request).person.id),
      ids: { list: randomUUID(), chat: randomUUID() },
      problem,
    });

  route(app, {
    ...reading,
    url: '/import',
    handler: (request, reply) => page(reply, start(request)),
  });

  const fresh = newBatch();
  route(app, {
    ...change,
    url: '/import',
    form: { batch: fresh, place: place('edit') },
    input: BROUGHT,
    limits: LIMITS,
    async handler(request, reply, input, { values, files }) {
      const { id } = fresh.of(request);
      const { person } = sessionOf(request);
      const { kind = 'list' } = input;
      const defaults = defaultsIn(values, input);
      const file = files.find(({ field }) => field === 'file');
      const photos = files.find(({ field }) => field === 'photos');
      if (!file) return page(reply, start(request, `${kind}-missing`), 422);
      if (kind === 'chat' && !defaults.place)
        return page(reply, start(request, 'place-missing'), 422);
      if (file.tooLarge || photos?.tooLarge) return page(reply, start(request, 'too-large'), 413);
      const { language } = viewFor(request, desk);
      const batch: NewBatch = { id, kind, language, defaults, staff: person.id, name: file.name };
      await imports.begin(batch, { file: file.path, photos: photos?.path });
      return reply.redirect(`/desk/import/${id}`, 303);
    },
  });

  const named = ownBatch();
  const params = { id: named };
  route(app, {
    ...reading,
    url: '/import/:id',
    params,
    input: z.object({ show: oneOf('new', 'there', 'broken'), page: text() }),
    handler(request, reply, { show, page: number }) {
      const batch = named.of(request);
      if (batch.state === 'reading' || batch.state === 'taking') reply.header('refresh', AGAIN);
      const shown: Shown = { verdict: show ?? 'all', number: pageNumber(number) };
      const view = viewFor(request, desk);
      const asShown = (rows: StoredRow[]): ShownRow[] =>
        shownRows(desk, view.language, batch, rows);
      const { batches } = desk;
      const left = batches.notTaken(batch, MOST_NAMED);
      const state = {
        batch,
        rows: asShown(batches.rows(batch.id, shown.verdict, ROWS, shown.number * ROWS)),
        counts: batches.counts(batch.id),
        lacking: batches.lacking(batch.id),
        shown,
        notTaken: { rows: asShown(left.rows), total: left.total },
      };
      return page(reply, batchPage(view, sessionOf(request), state));
    },
  });

  route(app, {
    ...change,
    url: '/import/:id/take',
    params,
    input: MARKED.extend({ faulty: ticked }),
    handler(request, reply, { faulty, ...marked }) {
      const batch = named.of(request);
      if (batch.state === 'read') {
        leaveOut(batch, marked);
        imports.takeIn(batch, faulty);
      }
      return reply.redirect(`/desk/import/${batch.id}`, 303);
    },
  });

  const leaveOut = ({ id }: Batch, { shown, skip }: z.output<typeof MARKED>): void =>
    desk.batches.leaveOut(id, shown.map(Number), skip.map(Number));

  route(app, {
    ...change,
    url: '/import/:id/leave',
    params,
    input: MARKED,
    handler(request, reply, marked) {
      const batch = named.of(request);
      if (batch.state === 'read') leaveOut(batch, marked);
      return reply.redirect(`/desk/import/${batch.id}`, 303);
    },
  });

  route(app, {
    ...change,
    url: '/import/:id/drop',
    params,
    handler(request, reply) {
      const batch = named.of(request);
      authorize(batch.state !== 'taking');
      imports.drop(batch);
      return reply.redirect('/desk/import', 303);
    },
  });

  /** A photograph of the own batch, before it belongs to a submission. */
  const shownPhoto = batchPhoto(named).orNothing;
  route(app, {
    ...reading,
    url: '/import/:id/photo/:clean',
    params: { id: named, clean: shownPhoto },
    handler: (request, reply) => sendPhoto(reply, desk, shownPhoto.maybe(request)),
  });
}

/** What whoever brings it answers for, where a row says nothing. */
function defaultsIn(values: Posted['values'], input: z.output<typeof BROUGHT>): Defaults {
  const consents = consentsIn(values);
  const isAnswered = Object.values(consents).some(Boolean);
  return {
    place: input.place || undefined,
    category: input.category,
    consent: isAnswered ? consents : undefined,
  };
}
