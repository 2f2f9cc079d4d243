/** The page of one submission as an answer: as it is, as another has changed it, or to a stale form. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../app/desk.ts';
import { text } from '../app/input.ts';
import { page, viewFor } from '../app/request.ts';
import { sessionOf } from '../app/session.ts';
import { OPEN, type Submission } from '../store/submission.ts';
import { factsLeft } from '../page/short-texts.ts';
import { reasonsLeft } from './reasons.ts';
import { reviewPage } from './page.ts';
import { reviewOf } from './review-of.ts';
import type { ReviewPage } from './review-page.ts';

/** The version that was looked at: part of every form of such a page. */
export const SEEN = z.object({ version: text() });

/** What routes about one submission answer with. */
export function reviewAnswers(desk: Desk) {
  const review = (
    request: FastifyRequest,
    submission: Submission,
    more: Partial<ReviewPage> = {},
  ): string => {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const page = reviewOf(desk, view, session.person, submission);
    return reviewPage(view, session, { ...page, ...more });
  };

  /**
   * It is not what was seen any more: nothing was decided, and it is shown as it is now. What was to be said
   * or written is looked at once more; where nothing can be decided any more it is there to be copied.
   */
  const changed = (
    request: FastifyRequest,
    before: Submission,
    { begun, written }: Pick<ReviewPage, 'begun' | 'written'>,
  ): string => {
    const view = viewFor(request, desk);
    const now = desk.submissions.byId(before.id) ?? before;
    const flash = view.t('desk.changed');
    const deed = written && { ...now.draft, deed: written['deed'] };
    if (OPEN.includes(now.state)) return review(request, now, { begun, written: deed, flash });
    const left = [
      ...(begun ? reasonsLeft(view, begun) : []),
      ...(deed ? factsLeft(view, deed, now.draft) : []),
    ];
    return review(request, now, { left, flash });
  };

  /**
   * The form was of an earlier session: all that was sent, and the version that was looked at, so that
   * what another changed meanwhile is told at the next press.
   */
  const stale = (
    request: FastifyRequest,
    reply: FastifyReply,
    before: Submission,
    more: Partial<ReviewPage> & { version: string },
  ): FastifyReply => {
    const flash = viewFor(request, desk).t('desk.stale');
    return page(reply, review(request, before, { ...more, flash }), 409);
  };

  return { review, changed, stale };
}
