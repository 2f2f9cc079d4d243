/** Facts corrected by the desk's people, over HTTP. */
import type { FastifyInstance } from 'fastify';
import { sayFindings, type RawDraft } from '../../intake/draft.ts';
import * as decisions from '../decisions.ts';
import type { Desk } from '../desk.ts';
import { applyForm } from '../form/fields.ts';
import { asksConsents, editPage } from '../pages/edit.ts';
import { postedOf } from './access.ts';
import { ownPhoto, place, submission } from './objects.ts';
import { keepPhotos } from './photos.ts';
import { consentsIn } from './receive.ts';
import { page, viewFor } from './request.ts';
import { sessionOf } from './session.ts';

export function editRoutes(app: FastifyInstance, desk: Desk): void {
  const edited = submission('edit');
  const dropped = ownPhoto(edited).orNothing;
  const params = { id: edited };
  const seen = { config: { access: { who: 'edit', params } } } as const;
  app.get('/s/:id/edit', seen, (request, reply) =>
    page(
      reply,
      editPage(viewFor(request, desk), sessionOf(request), {
        submission: edited.of(request),
        problems: [],
      }),
    ),
  );

  const form = { place: place('edit'), drop: dropped };
  const posted = { config: { access: { who: 'edit', params, form } } } as const;
  app.post('/s/:id/edit', posted, async (request, reply) => {
    const before = edited.of(request);
    // Before anything is touched: what was decided about keeps its photographs.
    if (!decisions.OPEN.includes(before.state)) throw new decisions.TooLateError(before.id);
    const { values, files } = postedOf(request);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const draft: RawDraft = applyForm(before.draft, values, view.t);
    for (const { original } of dropped.all(request))
      desk.submissions.dropPhoto(before.id, original);
    const refused = await keepPhotos(
      desk,
      before.id,
      files.filter(({ field }) => field === 'photos'),
    );
    const consents = asksConsents(before) ? consentsIn(values) : undefined;
    decisions.correct(desk, person, before.id, { draft, consents });
    if (refused.length === 0) return reply.redirect(`/desk/s/${before.id}?said=edit`, 303);
    const problems = sayFindings(refused, view.t);
    return page(
      reply,
      editPage(view, sessionOf(request), { submission: { ...before, draft }, problems }),
      422,
    );
  });
}
