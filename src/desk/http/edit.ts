/** Facts corrected by the desk's people, over HTTP. */
import type { FastifyInstance } from 'fastify';
import { sayFindings, type RawDraft } from '../../intake/draft.ts';
import * as decisions from '../decisions.ts';
import type { Desk } from '../desk.ts';
import { applyForm } from '../form/fields.ts';
import { asksConsents, editPage } from '../pages/edit.ts';
import { may } from '../store/staff.ts';
import { keepPhotos } from './photos.ts';
import { consentsIn } from './receive.ts';
import { page, viewFor } from './request.ts';
import { askedSubmission, demand, formOf, sessionOf } from './staff.ts';

export function editRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/s/:id/edit', (request, reply) =>
    page(
      reply,
      editPage(viewFor(request, desk), sessionOf(request), {
        submission: askedSubmission(request, desk, 'edit'),
        problems: [],
      }),
    ),
  );

  app.post('/s/:id/edit', async (request, reply) => {
    const submission = askedSubmission(request, desk, 'edit');
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
}
