/** One submission over HTTP: every decision is a form of the desk's own page. */
import type { TextKey } from '../../i18n/index.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sayFindings } from '../../intake/draft/draft.ts';
import * as decisions from './decisions.ts';
import type { Desk } from '../app/desk.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import { choicesIn, choosable, merge, target } from './merge/merge.ts';
import type { View } from '../page/layout.ts';
import { mergePage } from './merge/page.ts';
import type { ReviewPage } from './review-page.ts';
import { reviewAnswers, SEEN } from './review-answers.ts';
import { joinFormOf } from './review-of.ts';
import { begunIn, REFUSE_REASONS, reasonFields, reasonsIn, RETURN_REASONS } from './reasons.ts';
import { neighbours, queueTabOf } from '../store/queue.ts';
import type { Right } from '../store/rights.ts';
import type { Person } from '../store/staff.ts';
import { TooLateError, type Submission } from '../store/submission.ts';
import type { Rules } from '../app/access.ts';
import { text } from '../app/input.ts';
import type { ObjectRule } from '../app/object-rule.ts';
import { submission as named } from '../app/objects.ts';
import { first, page, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { decisionProblem, flashMessage } from '../page/flash.ts';
import { sessionOf } from '../app/session.ts';

const REASONED = SEEN.extend(reasonFields);
/** Beside it `choice.<field>`. */
const JOINING = SEEN.extend({ intoVersion: text() }).loose();

interface DecisionContext {
  person: Person;
  submission: Submission;
  view: View;
  request: FastifyRequest;
  /** The form, with fields that its schema does not name. */
  values: FormValues;
  /** The version that was looked at. */
  seen: string;
}

/** Registers the page of a submission, each decision about it, and the look at its contact. */
export function reviewRoutes(app: FastifyInstance, desk: Desk): void {
  const { review, changed, stale } = reviewAnswers(desk);
  const visible = named('see');
  route(app, {
    method: 'GET',
    url: '/s/:id',
    who: 'see',
    params: { id: visible },
    input: z.object({ flash: text(), of: text() }),
    handler(request, reply, { flash, of }) {
      const message = flashMessage(viewFor(request, desk), flash, of);
      return page(reply, review(request, visible.of(request), { flash: message }));
    },
  });

  /** Declares a decision; whoever has taken it sees the next of the tab. */
  function decision<Input extends typeof SEEN>(
    name: string,
    declared: {
      right: Right;
      on?: ObjectRule<Submission>;
      form?: Rules;
      input: Input;
      /** The page with what was sent, where the form is of an earlier session. */
      again?: (
        request: FastifyRequest,
        submission: Submission,
        values: FormValues,
      ) => string | false;
    },
    decide: (
      context: DecisionContext,
      input: z.output<Input>,
    ) => Promise<ReviewPage['problems'] | void>,
  ): void {
    const { right, on = named(right), form = {}, input, again } = declared;
    route(app, {
      method: 'POST',
      url: `/s/:id/${name}`,
      who: right,
      csrf: 'token',
      params: { id: on },
      form,
      input,
      refill(request, reply, { values }) {
        const before = on.of(request);
        const shown = again?.(request, before, values);
        if (shown) return page(reply, shown, 409);
        const version = first(values, 'version');
        return stale(request, reply, before, { begun: begunIn(name, values), version });
      },
      async handler(request, reply, read, { values }) {
        const submission = on.of(request);
        const { person } = sessionOf(request);
        const tab = queueTabOf(submission);
        const { next } = neighbours(desk.db, tab, person.places, submission);
        const view = viewFor(request, desk);
        const { version: seen } = read as z.output<typeof SEEN>;
        const context = { person, submission, view, request, values, seen };
        const problems = await decide(context, read).catch((error: unknown) => {
          if (error instanceof TooLateError) return null;
          throw error;
        });
        const begun = begunIn(name, values);
        if (problems === null) return page(reply, changed(request, submission, { begun }), 409);
        if (problems && problems.length > 0)
          return page(reply, review(request, submission, { problems }), 422);
        const where = next ? `/desk/s/${next}?` : `/desk?tab=${tab}&`;
        return reply.redirect(`${where}flash=${name}&of=${submission.id}`, 303);
      },
    });
  }

  const plain = (right: Right) => ({ right, input: SEEN });
  decision('approve', plain('approve'), async ({ person, submission, view, seen }) =>
    sayFindings(decisions.approve(desk, person, submission.id, seen), view.t),
  );
  decision('block', plain('block'), async ({ person, submission: { id }, seen }) =>
    decisions.block(desk, person, id, seen),
  );
  decision('settle', plain('approve'), async ({ person, submission: { id }, seen }) =>
    decisions.settle(desk, person, id, seen),
  );
  decision('screens', plain('screen'), async ({ person, submission: { id }, seen }) =>
    decisions.decideScreens(desk, person, id, { agreed: true, seen }),
  );
  decision('no-screens', plain('screen'), async ({ person, submission: { id }, seen }) =>
    decisions.decideScreens(desk, person, id, { agreed: false, seen }),
  );

  const reasoned = { right: 'return', input: REASONED } as const;
  decision('return', reasoned, async ({ person, submission, view, seen }, input) => {
    const reasons = reasonsIn(input, RETURN_REASONS);
    if (reasons.length === 0) return lacking(view, 'desk.reason.needed');
    return decisions.sendBack(desk, person, submission.id, { reasons, seen });
  });
  decision('refuse', reasoned, async ({ person, submission, view, seen }, input) => {
    const [reason] = reasonsIn(input, REFUSE_REASONS);
    if (!reason) return lacking(view, 'desk.reason.needed');
    return decisions.refuse(desk, person, submission.id, { reason, seen });
  });

  const joined = named('approve');
  const into = target(joined).orNothing;
  decision(
    'merge',
    {
      right: 'approve',
      on: joined,
      form: { into },
      input: JOINING,
      again: (request, submission, values) => {
        const there = into.maybe(request);
        if (!there) return false;
        const form = joinFormOf(desk, submission, there);
        const chosen = choicesIn(values, form.found);
        return mergePage(viewFor(request, desk), sessionOf(request), {
          ...form,
          version: first(values, 'version'),
          intoVersion: form.intoVersion && first(values, 'intoVersion'),
          found: form.found.map((one) => ({
            ...one,
            suggested: chosen[one.path] ?? one.suggested,
          })),
          stale: true,
        });
      },
    },
    async ({ person, submission, view, request, values, seen }, { intoVersion: seenTarget }) => {
      const there = into.maybe(request);
      if (!there) return lacking(view, 'desk.merge.unknown');
      const choices = choicesIn(values, choosable(desk, submission, there));
      const merging = { target: there, choices, seen, seenTarget };
      return sayFindings(await merge(desk, person, submission.id, merging), view.t);
    },
  );

  /** Both side by side, to choose of. */
  route(app, {
    method: 'GET',
    url: '/s/:id/merge',
    who: 'approve',
    params: { id: joined },
    query: { into },
    handler(request, reply) {
      const there = into.maybe(request);
      if (!there) return reply.callNotFound();
      const form = joinFormOf(desk, joined.of(request), there);
      return page(reply, mergePage(viewFor(request, desk), sessionOf(request), form));
    },
  });

  const contacted = named('see');
  route(app, {
    method: 'POST',
    url: '/s/:id/contact',
    who: 'see',
    csrf: 'token',
    params: { id: contacted },
    handler(request, reply) {
      const submission = contacted.of(request);
      const { person } = sessionOf(request);
      desk.audit.record({ staff: person.id, action: 'contact', submission: submission.id });
      const nothing = { name: '–', contact: '–', relation: '–' };
      const contact = desk.submissions.contactOf(submission.id) ?? nothing;
      return page(reply, review(request, submission, { contact }));
    },
  });
}

/** A decision that says too little. */
const lacking = (view: View, key: TextKey): ReviewPage['problems'] => [decisionProblem(view, key)];
