/** One submission over HTTP: every decision is a form of the desk's own page. */
import type { TextKey } from '../../i18n/index.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanText, sayFindings } from '../../intake/draft/draft.ts';
import * as decisions from './decisions.ts';
import type { Desk } from '../desk.ts';
import { judge } from './entry-draft.ts';
import { applyForm, setAt, type FormValues } from '../../intake/questions/fields.ts';
import type { Choices, Difference } from './merge/combine.ts';
import { choosable, merge } from './merge/merge.ts';
import type { View } from '../page/layout.ts';
import { mergePage } from './merge/page.ts';
import { reviewPage, type ReviewPage } from './page.ts';
import { sentencesIn } from './deed.ts';
import { REFUSE_REASONS, RETURN_REASONS } from './reasons.ts';
import { neighbours, queueTabOf } from '../store/queue.ts';
import type { Person, Right } from '../store/staff.ts';
import type { Reason, Submission } from '../store/submission.ts';
import { postedOf, type Rules } from '../app/access.ts';
import type { ObjectRule } from '../app/object-rule.ts';
import { submission as named, target } from '../app/objects.ts';
import { first, page, viewFor } from '../app/request.ts';
import { decisionProblem, flashMessage } from '../page/flash.ts';
import { sessionOf } from '../app/session.ts';

export function reviewRoutes(app: FastifyInstance, desk: Desk): void {
  const looked = named('see');
  const looking = { who: 'see', params: { id: looked }, query: { flash: 'text' } } as const;
  app.get('/s/:id', { config: { access: looking } }, (request, reply) =>
    page(reply, review(request, looked.of(request))),
  );

  function review(
    request: FastifyRequest,
    submission: Submission,
    more: Partial<ReviewPage> = {},
  ): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const { flash } = request.query as { flash?: unknown };
    const around = neighbours(desk.db, queueTabOf(submission), session.person.places, submission);
    const at = { submission, ...around, problems: [], flash: flashMessage(view, flash) };
    return reviewPage(view, session, { ...at, ...more });
  }

  interface Deciding {
    person: Person;
    submission: Submission;
    values: FormValues;
    view: View;
    request: FastifyRequest;
    /** The version that was looked at. */
    seen: string;
  }

  /** It is not what was seen any more: nothing was decided, and it is shown as it is now. */
  const changed = (request: FastifyRequest, before: Submission): string =>
    review(request, desk.submissions.byId(before.id) ?? before, {
      flash: viewFor(request, desk).t('desk.changed'),
    });

  /** A decision, then the next of the tab. */
  function act(
    name: string,
    decided: { right: Right; on?: ObjectRule<Submission>; form?: Rules },
    decide: (deciding: Deciding) => Promise<ReviewPage['problems'] | void>,
  ): void {
    const { right, on = named(right), form = {} } = decided;
    const access = { who: right, params: { id: on }, form };
    app.post(`/s/:id/${name}`, { config: { access } }, async (request, reply) => {
      const submission = on.of(request);
      const { values } = postedOf(request);
      const { person } = sessionOf(request);
      const { next } = neighbours(desk.db, queueTabOf(submission), person.places, submission);
      const tab = queueTabOf(submission);
      const view = viewFor(request, desk);
      const seen = seenIn(values);
      const deciding = { person, submission, values, view, request, seen };
      const problems = await decide(deciding).catch((error: unknown) => {
        if (error instanceof decisions.TooLateError) return null;
        throw error;
      });
      if (problems === null) return page(reply, changed(request, submission), 409);
      if (problems && problems.length > 0)
        return page(reply, review(request, submission, { problems }), 422);
      return reply.redirect(
        next ? `/desk/s/${next}?flash=${name}` : `/desk?tab=${tab}&flash=${name}`,
        303,
      );
    });
  }

  act('approve', { right: 'approve' }, async ({ person, submission, view, seen }) =>
    sayFindings(decisions.approve(desk, person, submission.id, seen), view.t),
  );
  const shortened = named('edit');
  const shortening = { who: 'edit', params: { id: shortened } } as const;
  app.post('/s/:id/deed', { config: { access: shortening } }, async (request, reply) => {
    const submission = shortened.of(request);
    const { values } = postedOf(request);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const deed = Object.entries(values).filter(([name]) => name.startsWith('deed.'));
    const draft = applyForm(submission.draft, Object.fromEntries(deed), view.t);
    const written = draft as Submission['draft'];
    const [tongue, index] = first(values, 'take').split('.');
    if (tongue === 'kk' || tongue === 'ru') {
      const sentence = sentencesIn(submission.draft, tongue)[Number(index)];
      if (sentence) setAt(draft, `deed.${tongue}`, sentence);
      return page(reply, review(request, submission, { written }));
    }
    const { placeIds } = desk.archive;
    const { findings } = judge({ draft: written, consents: {}, photos: [], placeIds });
    const isWrong = findings.some(
      ({ field, severity }) => field.startsWith('deed.') && severity !== 'warning',
    );
    if (isWrong) return page(reply, review(request, submission, { written }), 422);
    try {
      const correction = { seen: seenIn(values), draft, consents: undefined };
      decisions.correct(desk, person, submission.id, { ...correction, dropped: [], photos: [] });
    } catch (error) {
      if (!(error instanceof decisions.TooLateError)) throw error;
      return page(reply, changed(request, submission), 409);
    }
    return reply.redirect(`/desk/s/${submission.id}?flash=edit`, 303);
  });

  act('return', { right: 'return' }, async ({ person, submission, values, view, seen }) => {
    const reasons = reasonsIn(values, RETURN_REASONS);
    if (reasons.length === 0) return lacking(view, 'desk.reason.needed');
    return decisions.sendBack(desk, person, submission.id, { reasons, seen });
  });
  act('refuse', { right: 'return' }, async ({ person, submission, values, view, seen }) => {
    const [reason] = reasonsIn(values, REFUSE_REASONS);
    if (!reason) return lacking(view, 'desk.reason.needed');
    return decisions.refuse(desk, person, submission.id, { reason, seen });
  });
  act('block', { right: 'block' }, async ({ person, submission: { id }, seen }) =>
    decisions.block(desk, person, id, seen),
  );
  act('settle', { right: 'approve' }, async ({ person, submission: { id }, seen }) =>
    decisions.settle(desk, person, id, seen),
  );
  act('screens', { right: 'screen' }, async ({ person, submission: { id }, seen }) =>
    decisions.decideScreens(desk, person, id, { agreed: true, seen }),
  );
  act('no-screens', { right: 'screen' }, async ({ person, submission: { id }, seen }) =>
    decisions.decideScreens(desk, person, id, { agreed: false, seen }),
  );

  const joined = named('approve');
  const into = target(joined).orNothing;
  act(
    'merge',
    { right: 'approve', on: joined, form: { into } },
    async ({ person, submission, values, view, request, seen }) => {
      const there = into.maybe(request);
      if (!there) return lacking(view, 'desk.merge.unknown');
      const choices = choicesIn(values, choosable(desk, submission, there));
      const seenTarget = first(values, 'intoVersion');
      const merging = { target: there, choices, seen, seenTarget };
      return sayFindings(await merge(desk, person, submission.id, merging), view.t);
    },
  );

  /** Both side by side, to choose of. */
  const choosing = { who: 'approve', params: { id: joined }, query: { into } } as const;
  app.get('/s/:id/merge', { config: { access: choosing } }, (request, reply) => {
    const there = into.maybe(request);
    if (!there) return reply.callNotFound();
    const merging = { submission: joined.of(request), target: there };
    return page(reply, mergePage(viewFor(request, desk), sessionOf(request), merging));
  });

  const asked = named('see');
  const asking = { who: 'see', params: { id: asked } } as const;
  app.post('/s/:id/contact', { config: { access: asking } }, async (request, reply) => {
    const submission = asked.of(request);
    const { person } = sessionOf(request);
    desk.audit.record({ staff: person.id, action: 'contact', submission: submission.id });
    const contact = desk.submissions.contactOf(submission.id) ?? {
      name: '–',
      contact: '–',
      relation: '–',
    };
    return page(reply, review(request, submission, { contact }));
  });
}

/** The version that was looked at. */
export const seenIn = (values: FormValues): string => first(values, 'version');

/** A decision that says too little. */
const lacking = (view: View, key: TextKey): ReviewPage['problems'] => [decisionProblem(view, key)];

/** What was chosen; where nothing was posted, what is suggested. */
const choicesIn = (values: FormValues, found: readonly Difference[]): Choices =>
  Object.fromEntries(
    found.map(({ path, options, suggested }) => [
      path,
      options.find((option) => option === first(values, `choice.${path}`)) ?? suggested,
    ]),
  );

function reasonsIn(values: FormValues, known: Readonly<Record<string, string>>): Reason[] {
  const words = cleanText(first(values, 'words')).slice(0, 1000);
  const codes = (values['reason'] ?? []).filter((code) => Object.hasOwn(known, code));
  const reasons = codes.map((code): Reason => ({ field: known[code] ?? '', code, words: '' }));
  if (words && reasons.length === 1 && reasons[0]) return [{ ...reasons[0], words }];
  return words ? [...reasons, { field: '', code: 'own', words }] : reasons;
}
