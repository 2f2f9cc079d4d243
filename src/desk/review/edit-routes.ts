/** Facts corrected by the desk's people, over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sayFindings, type RawDraft } from '../../intake/draft/draft.ts';
import type { Finding, SaidProblem } from '../../model/problem.ts';
import * as decisions from './decisions.ts';
import type { Desk } from '../app/desk.ts';
import { applyForm } from '../../intake/questions/fields.ts';
import { asksConsents, editPage } from './edit-page.ts';
import { OPEN, TooLateError, type Submission } from '../store/submission.ts';
import { ownPhoto, place, submission } from '../app/objects.ts';
import { storePhotos } from '../submit/photos.ts';
import { consentsIn } from '../submit/answers.ts';
import { text } from '../app/input.ts';
import { page, viewFor, type Posted } from '../app/request.ts';
import { route } from '../app/route.ts';
import { decisionProblem, staleProblem } from '../page/flash.ts';
import { sessionOf } from '../app/session.ts';
import { factsLeft } from '../page/short-texts.ts';

/** Registers the form in which what was sent is corrected. */
export function editRoutes(app: FastifyInstance, desk: Desk): void {
  const edited = submission('edit');
  const dropped = ownPhoto(edited).orNothing;
  const params = { id: edited };
  const show = (
    request: FastifyRequest,
    submission: Submission,
    problems: readonly SaidProblem[],
    written?: RawDraft,
  ): string => {
    const version = desk.submissions.version(submission);
    const own = desk.submissions.belongingsOf(submission.id);
    const view = viewFor(request, desk);
    const left = written && factsLeft(view, written, submission.draft);
    const shown = { submission, version, ...own, problems, left };
    return editPage(view, sessionOf(request), shown);
  };

  route(app, {
    method: 'GET',
    url: '/s/:id/edit',
    who: 'edit',
    params,
    handler(request, reply) {
      return page(reply, show(request, edited.of(request), []));
    },
  });

  route(app, {
    method: 'POST',
    url: '/s/:id/edit',
    who: 'edit',
    csrf: 'token',
    params,
    form: { place: place('edit'), drop: dropped },
    input: z.looseObject({ version: text() }),
    refill(request, reply, { values }) {
      const before = edited.of(request);
      const view = viewFor(request, desk);
      const draft: RawDraft = applyForm(before.draft, values, view.t);
      const { photos, consents } = desk.submissions.belongingsOf(before.id);
      const form = editPage(view, sessionOf(request), {
        submission: { ...before, draft: draft as Submission['draft'] },
        version: values['version']?.at(-1) ?? '',
        photos,
        dropped: dropped.all(request).map(({ original }) => original),
        consents: asksConsents(before) ? consentsIn(values) : consents,
        problems: [staleProblem(view)],
      });
      return page(reply, form, 409);
    },
    handler: (request, reply, { version }, posted) => edit(request, reply, version, posted),
  });

  /** @param version The one that was looked at. */
  async function edit(
    request: FastifyRequest,
    reply: FastifyReply,
    version: string,
    { values, files }: Posted,
  ): Promise<FastifyReply> {
    const before = edited.of(request);
    // Before anything is touched: what was decided about keeps its photographs.
    if (!OPEN.includes(before.state)) throw new TooLateError(before.id);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const draft: RawDraft = applyForm(before.draft, values, view.t);
    const now = (): Submission => desk.submissions.byId(before.id) ?? before;
    const again = (problems: SaidProblem[], status: number): FastifyReply =>
      page(reply, show(request, now(), problems, draft), status);
    const consents = asksConsents(before) ? consentsIn(values) : undefined;
    const left = dropped.all(request).map(({ original }) => original);
    const sent = files.filter(({ field }) => field === 'photos');
    let refused: Finding[];
    try {
      decisions.open(desk, before.id, version); // before anything is looked at
      const there = desk.submissions.photosOf(before.id).length - left.length;
      const kept = await storePhotos(desk, sent, there);
      const { photos } = kept;
      const correction = { seen: version, draft, consents, dropped: left, photos };
      decisions.correct(desk, person, before.id, correction);
      refused = kept.refused;
    } catch (error) {
      if (!(error instanceof TooLateError)) throw error;
      return again([decisionProblem(view, 'desk.changed.edit')], 409);
    }
    if (refused.length > 0) return again(sayFindings(refused, view.t), 422);
    return reply.redirect(`/desk/s/${before.id}?flash=edit&of=${before.id}`, 303);
  }
}
