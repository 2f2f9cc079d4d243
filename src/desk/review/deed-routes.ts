/** The deed of a submission, shortened by the desk's people, over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { applyForm } from '../../intake/questions/fields.ts';
import { setAt } from '../../model/at-path.ts';
import { text } from '../app/input.ts';
import { submission } from '../app/objects.ts';
import { first, page, viewFor, type Posted } from '../app/request.ts';
import { route } from '../app/route.ts';
import { sessionOf } from '../app/session.ts';
import type { Desk } from '../app/desk.ts';
import { TooLateError, type Submission } from '../store/submission.ts';
import * as decisions from './decisions.ts';
import { sentencesIn } from './deed.ts';
import { judge } from '../entry/entry-draft.ts';
import { reviewAnswers, SEEN } from './review-answers.ts';

const SHORTENED = SEEN.extend({
  take: text(),
  'deed.kk': text(),
  'deed.ru': text(),
  'deed.en': text(),
});

/** Registers how a deed is written or taken from the story. */
export function deedRoutes(app: FastifyInstance, desk: Desk): void {
  const { review, changed, stale } = reviewAnswers(desk);
  const shortened = submission('edit');
  route(app, {
    method: 'POST',
    url: '/s/:id/deed',
    who: 'edit',
    csrf: 'token',
    params: { id: shortened },
    input: SHORTENED,
    refill(request, reply, posted) {
      const before = shortened.of(request);
      const written = writtenIn(request, before, posted);
      return stale(request, reply, before, { written, version: first(posted.values, 'version') });
    },
    handler: shorten,
  });

  const writtenIn = (
    request: FastifyRequest,
    { draft }: Submission,
    { values }: Posted,
  ): Submission['draft'] =>
    applyForm(draft, values, viewFor(request, desk).t) as Submission['draft'];

  /** Writes the deed, or puts a sentence of the story into its field. */
  function shorten(
    request: FastifyRequest,
    reply: FastifyReply,
    { version, take }: z.output<typeof SHORTENED>,
    posted: Posted,
  ): FastifyReply {
    const before = shortened.of(request);
    const { person } = sessionOf(request);
    const written = writtenIn(request, before, posted);
    const [tongue, index] = take.split('.');
    if (tongue === 'kk' || tongue === 'ru') {
      const sentence = sentencesIn(before.draft, tongue)[Number(index)];
      if (sentence) setAt(written, `deed.${tongue}`, sentence);
      return page(reply, review(request, before, { written, version }));
    }
    const { placeIds } = desk.archive;
    const { findings } = judge({ draft: written, consents: {}, photos: [], placeIds });
    const isWrong = findings.some(
      ({ field, severity }) => field.startsWith('deed.') && severity !== 'warning',
    );
    if (isWrong) return page(reply, review(request, before, { written, version }), 422);
    try {
      const correction = {
        seen: version,
        draft: written,
        consents: undefined,
        dropped: [],
        photos: [],
      };
      decisions.correct(desk, person, before.id, correction);
    } catch (error) {
      if (!(error instanceof TooLateError)) throw error;
      return page(reply, changed(request, before, { written }), 409);
    }
    return reply.redirect(`/desk/s/${before.id}?flash=deed&of=${before.id}`, 303);
  }
}
