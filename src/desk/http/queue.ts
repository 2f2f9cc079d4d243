/** The queue over HTTP: every decision is a form of the desk's own page. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cleanText, sayFindings, type RawDraft } from '../../intake/draft.ts';
import * as decisions from '../decisions.ts';
import type { Desk } from '../desk.ts';
import { applyForm, type FormValues } from '../form/fields.ts';
import { asksConsents, editPage } from '../pages/edit.ts';
import { reviewPage, shelfPage, type ReviewPage } from '../pages/queue.ts';
import type { View } from '../pages/layout.ts';
import { REFUSE_REASONS, RETURN_REASONS } from '../reasons.ts';
import { countOn, neighbours, onShelf, SHELVES, shelfOf, type Shelf } from '../store/queue.ts';
import { may, type Person, type Right } from '../store/staff.ts';
import type { Reason, Submission } from '../store/submission.ts';
import { keepPhotos } from './photos.ts';
import { consentsIn } from './receive.ts';
import { first, viewFor } from './request.ts';
import { demand, formOf, sessionOf } from './staff.ts';

const PAGE = 60;

export function queueRoutes(app: FastifyInstance, desk: Desk): void {
  const page = (reply: FastifyReply, text: string, status = 200): FastifyReply =>
    reply.code(status).type('text/html; charset=utf-8').send(text);

  app.get('', (request, reply) => {
    const { shelf, page: number, said, welcome } = request.query as Record<string, unknown>;
    const { login } = sessionOf(request).person;
    const first = welcome !== undefined && viewFor(request, desk).t('desk.join.login', { login });
    const more = first ? { said: first } : {};
    return page(reply, renderShelf(request, { shelf, number, said }, more));
  });

  function renderShelf(
    request: FastifyRequest,
    asked: { shelf: unknown; number?: unknown; said?: unknown },
    more: { said?: string; problems?: Parameters<typeof shelfPage>[2]['problems'] } = {},
  ): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const { places } = session.person;
    const shelf = SHELVES.find((name) => name === asked.shelf) ?? 'new';
    const number = Math.max(0, Math.min(10_000, Math.trunc(Number(asked.number)) || 0));
    const counts = Object.fromEntries(
      SHELVES.map((name) => [name, countOn(desk.db, name, places)]),
    ) as Record<Shelf, number>;
    return shelfPage(view, session, {
      ...{ shelf, counts, number, problems: more.problems ?? [] },
      submissions: onShelf(desk.db, shelf, places, { limit: PAGE, offset: number * PAGE }),
      said: more.said ?? sayDone(view, asked.said),
    });
  }

  app.get('/s/:id', (request, reply) => page(reply, review(request, 'see')));

  /** The submission of the address, if the person may do that with it. */
  function asked(request: FastifyRequest, right: Right): Submission {
    const { id } = request.params as { id: string };
    const submission = desk.submissions.byId(id);
    demand(submission !== undefined && may(sessionOf(request).person, right, submission.place));
    return submission as Submission;
  }

  function review(request: FastifyRequest, right: Right, more: Partial<ReviewPage> = {}): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const submission = asked(request, right);
    const { said } = request.query as { said?: unknown };
    const around = neighbours(desk.db, shelfOf(submission), session.person.places, submission);
    const at = { submission, ...around, problems: [], said: sayDone(view, said) };
    return reviewPage(view, session, { ...at, ...more });
  }

  /** A decision, then the next of the shelf. */
  function act(
    name: string,
    right: Right,
    decide: (
      person: Person,
      submission: Submission,
      values: FormValues,
      view: View,
    ) => ReviewPage['problems'] | void,
  ): void {
    app.post(`/s/:id/${name}`, async (request, reply) => {
      const submission = asked(request, right);
      const { values } = await formOf(request, desk);
      const { person } = sessionOf(request);
      const { next } = neighbours(desk.db, shelfOf(submission), person.places, submission);
      const shelf = shelfOf(submission);
      const problems = decide(person, submission, values, viewFor(request, desk)) ?? [];
      if (problems.length > 0) return page(reply, review(request, right, { problems }), 422);
      return reply.redirect(
        next ? `/desk/s/${next}?said=${name}` : `/desk?shelf=${shelf}&said=${name}`,
        303,
      );
    });
  }

  act('approve', 'approve', (person, { id }, _, view) =>
    sayFindings(decisions.approve(desk, person, id), view.t),
  );
  act('return', 'return', (person, { id }, values, view) => {
    const reasons = reasonsIn(values, RETURN_REASONS);
    if (reasons.length === 0) return lacking(view, 'desk.reason.needed');
    return decisions.sendBack(desk, person, id, reasons);
  });
  act('refuse', 'return', (person, { id }, values, view) => {
    const [reason] = reasonsIn(values, REFUSE_REASONS);
    if (!reason) return lacking(view, 'desk.reason.needed');
    return decisions.refuse(desk, person, id, reason);
  });
  act('merge', 'approve', (person, { id }, values, view) =>
    decisions.merge(desk, person, id, first(values, 'into'))
      ? []
      : lacking(view, 'desk.merge.unknown'),
  );
  act('block', 'block', (person, { id }) => decisions.block(desk, person, id));
  act('settle', 'approve', (person, { id }) => decisions.settle(desk, person, id));
  act('screens', 'screen', (person, { id }) => decisions.decideScreens(desk, person, id, true));
  act('no-screens', 'screen', (person, { id }) => decisions.decideScreens(desk, person, id, false));

  app.post('/s/:id/contact', async (request, reply) => {
    const submission = asked(request, 'see');
    await formOf(request, desk);
    const { person } = sessionOf(request);
    desk.audit.record({ staff: person.id, action: 'contact', submission: submission.id });
    const contact = desk.submissions.contactOf(submission.id) ?? {
      name: '–',
      contact: '–',
      relation: '–',
    };
    return page(reply, review(request, 'see', { contact }));
  });

  app.get('/s/:id/edit', (request, reply) =>
    page(
      reply,
      editPage(viewFor(request, desk), sessionOf(request), {
        submission: asked(request, 'edit'),
        problems: [],
      }),
    ),
  );

  app.post('/s/:id/edit', async (request, reply) => {
    const submission = asked(request, 'edit');
    const { values, files } = await formOf(request, desk);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const draft: RawDraft = applyForm(submission.draft, values, view.t);
    const place = typeof draft.place === 'string' ? draft.place : null;
    demand(may(person, 'edit', place));
    for (const original of values['drop'] ?? [])
      desk.submissions.dropPhoto(submission.id, original);
    const refused = await keepPhotos(
      desk,
      submission.id,
      files.filter(({ field }) => field === 'photos'),
    );
    const consents = asksConsents(submission) ? consentsIn(values) : undefined;
    decisions.correct(desk, person, submission.id, { draft, consents });
    if (refused.length === 0) return reply.redirect(`/desk/s/${submission.id}?said=edit`, 303);
    const problems = sayFindings(refused, view.t);
    return page(
      reply,
      editPage(view, sessionOf(request), { submission: { ...submission, draft }, problems }),
      422,
    );
  });

  app.post('/batch', async (request, reply) => {
    const { values } = await formOf(request, desk);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const screens = first(values, 'act') === 'screens';
    const problems: { id: string; problems: ReturnType<typeof sayFindings> }[] = [];
    let count = 0;
    for (const id of new Set(values['chosen'] ?? [])) {
      const submission = desk.submissions.byId(id);
      if (!submission || !may(person, screens ? 'screen' : 'approve', submission.place)) continue;
      try {
        const findings = screens ? [] : decisions.approve(desk, person, id);
        if (screens) decisions.decideScreens(desk, person, id, true);
        if (findings.length === 0) count += 1;
        else problems.push({ id, problems: sayFindings(findings, view.t) });
      } catch (error) {
        if (!(error instanceof decisions.TooLateError)) throw error;
      }
    }
    const shelf = screens ? 'screens' : 'new';
    const text = view.t('desk.said.batch', { count });
    return page(reply, renderShelf(request, { shelf }, { said: text, problems }));
  });

  app.get('/photo/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { sha256: string };
    const { person } = sessionOf(request);
    const sql = `SELECT place FROM photo JOIN submission ON submission.id = photo.owner
      WHERE clean = ?`;
    const seen = desk.db
      .all(sql, sha256)
      .some((row) => may(person, 'see', row['place'] as string | null));
    if (!seen) return reply.callNotFound();
    reply.type('image/jpeg').header('cache-control', 'private, max-age=3600');
    return reply.send(await desk.vault.read(sha256));
  });

  /** As it was sent: for a print larger than the archive's own, or for restoring. */
  app.get('/original/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { sha256: string };
    const { person } = sessionOf(request);
    const sql = `SELECT submission.id, place FROM photo JOIN submission ON submission.id = photo.owner
      WHERE original = ?`;
    const own = desk.db
      .all(sql, sha256)
      .find((row) => may(person, 'edit', row['place'] as string | null));
    if (!own) return reply.callNotFound();
    desk.audit.record({ staff: person.id, action: 'original', submission: String(own['id']) });
    reply.type('application/octet-stream');
    reply.header('content-disposition', `attachment; filename="${sha256.slice(0, 12)}"`);
    return reply.send(await desk.vault.read(sha256));
  });

  /** A photograph of the archive, which is public. */
  app.get('/blob/:blob', async (request, reply) => {
    const { blob } = request.params as { blob: string };
    const isPicture = [...desk.archive.entries.values()].some(({ pictures }) =>
      pictures.some((picture) => picture.blob === blob),
    );
    const [bytes] = isPicture ? await desk.repository.readAll([blob]) : [];
    if (!bytes) return reply.callNotFound();
    return reply.type('image/jpeg').send(bytes);
  });
}

/** A decision that says too little. */
const lacking = ({ t }: View, key: string): ReviewPage['problems'] => [
  {
    ...{ severity: 'error', file: '', line: 1, field: '', code: '', advice: '' },
    label: t('desk.archive.act'),
    message: t(key),
  },
];

/** What a redirect says was done. */
function sayDone(view: { t: (key: string) => string }, said: unknown): string {
  const known = [
    'approve',
    'return',
    'refuse',
    'merge',
    'block',
    'settle',
    'screens',
    'no-screens',
    'edit',
  ];
  return typeof said === 'string' && known.includes(said) ? view.t(`desk.said.${said}`) : '';
}

function reasonsIn(values: FormValues, known: Readonly<Record<string, string>>): Reason[] {
  const words = cleanText(first(values, 'words')).slice(0, 1000);
  const codes = (values['reason'] ?? []).filter((code) => Object.hasOwn(known, code));
  const reasons = codes.map((code): Reason => ({ field: known[code] ?? '', code, words: '' }));
  if (words && reasons.length === 1 && reasons[0]) return [{ ...reasons[0], words }];
  return words ? [...reasons, { field: '', code: 'own', words }] : reasons;
}
