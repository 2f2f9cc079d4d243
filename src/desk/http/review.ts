/** One submission over HTTP: every decision is a form of the desk's own page. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanText, sayFindings } from '../../intake/draft.ts';
import * as decisions from '../decisions.ts';
import type { Desk } from '../desk.ts';
import type { FormValues } from '../form/fields.ts';
import type { Choices, Difference } from '../merge/combine.ts';
import { choosable, merge, targetOf } from '../merge/merge.ts';
import type { View } from '../pages/layout.ts';
import { mergePage } from '../pages/merge.ts';
import { reviewPage, type ReviewPage } from '../pages/review.ts';
import { REFUSE_REASONS, RETURN_REASONS } from '../reasons.ts';
import { neighbours, shelfOf } from '../store/queue.ts';
import type { Person, Right } from '../store/staff.ts';
import type { Reason, Submission } from '../store/submission.ts';
import { first, page, viewFor } from './request.ts';
import { sayDone } from './said.ts';
import { askedSubmission, formOf, sessionOf } from './staff.ts';

export function reviewRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/s/:id', (request, reply) => page(reply, review(request, 'see')));

  function review(request: FastifyRequest, right: Right, more: Partial<ReviewPage> = {}): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const submission = askedSubmission(request, desk, right);
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
    ) => ReviewPage['problems'] | void | Promise<ReviewPage['problems']>,
  ): void {
    app.post(`/s/:id/${name}`, async (request, reply) => {
      const submission = askedSubmission(request, desk, right);
      const { values } = await formOf(request, desk);
      const { person } = sessionOf(request);
      const { next } = neighbours(desk.db, shelfOf(submission), person.places, submission);
      const shelf = shelfOf(submission);
      const problems = (await decide(person, submission, values, viewFor(request, desk))) ?? [];
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
  act('merge', 'approve', async (person, submission, values, view) => {
    const target = targetOf(desk, submission.id, first(values, 'into'));
    if (!target) return lacking(view, 'desk.merge.unknown');
    const choices = choicesIn(values, choosable(desk, submission, target));
    return sayFindings(await merge(desk, person, submission.id, { target, choices }), view.t);
  });
  act('block', 'block', (person, { id }) => decisions.block(desk, person, id));
  act('settle', 'approve', (person, { id }) => decisions.settle(desk, person, id));
  act('screens', 'screen', (person, { id }) => decisions.decideScreens(desk, person, id, true));
  act('no-screens', 'screen', (person, { id }) => decisions.decideScreens(desk, person, id, false));

  /** Both side by side, to choose of. */
  app.get('/s/:id/merge', (request, reply) => {
    const submission = askedSubmission(request, desk, 'approve');
    const { into } = request.query as { into?: unknown };
    const target = targetOf(desk, submission.id, typeof into === 'string' ? into : '');
    if (!target) return reply.callNotFound();
    return page(
      reply,
      mergePage(viewFor(request, desk), sessionOf(request), { submission, target }),
    );
  });

  app.post('/s/:id/contact', async (request, reply) => {
    const submission = askedSubmission(request, desk, 'see');
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
}

/** A decision that says too little. */
const lacking = ({ t }: View, key: string): ReviewPage['problems'] => [
  {
    ...{ severity: 'error', file: '', line: 1, field: '', code: '', advice: '' },
    label: t('desk.archive.act'),
    message: t(key),
  },
];

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
