/** Wishes to withdraw over HTTP: of whoever has no code. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanText } from '../../intake/draft/draft.ts';
import { entryName } from '../page/short-texts.ts';
import { text } from '../app/input.ts';
import { publicEntry, sentForm } from '../app/objects.ts';
import { page, viewFor, type Posted } from '../app/request.ts';
import { route } from '../app/route.ts';
import type { Desk } from '../app/desk.ts';
import type { Sending } from '../store/receiver.ts';
import { contactFields, contactIn, flagFields, flagsOf } from '../submit/answers.ts';
import { formKey } from '../app/form-key.ts';
import { Proof } from '../submit/proof.ts';
import { answerReceived, sendingLimit } from '../submit/receipt.ts';
import { placeOf } from '../submit/receive.ts';
import { withdrawPage } from '../page/short-pages.ts';

const WISH = z.object({ person: text(), reason: text(), ...contactFields, ...flagFields });

/** Registers the wish that somebody is not shown any more, of whom has no code. */
export function withdrawRoutes(app: FastifyInstance, desk: Desk): void {
  const proof = new Proof(desk.db);
  const fresh = (): { id: string; key: string } => {
    const id = randomUUID();
    return { id, key: formKey(desk.db, id) };
  };

  const person = publicEntry().orNothing;
  route(app, {
    method: 'GET',
    url: '/withdraw',
    who: 'anybody',
    query: { person },
    handler(request, reply) {
      const view = viewFor(request, desk);
      const fields = person.maybe(request)?.fields;
      const name = entryName(fields, view.language);
      const state = { ...fresh(), about: fields?.id, person: name, wrong: false };
      return page(reply, withdrawPage(view, state));
    },
  });

  const own = sentForm().orNothing;
  const found = publicEntry().orNothing;
  route(app, {
    method: 'POST',
    url: '/withdraw',
    who: 'anybody',
    // A wish is read by a person before anything is done; no cookie gives it a weight.
    csrf: 'none',
    form: { submission: own, key: 'secret', about: found },
    input: WISH,
    rateLimit: sendingLimit(desk),
    handler: wish,
  });

  async function wish(
    request: FastifyRequest,
    reply: FastifyReply,
    input: z.output<typeof WISH>,
    { values }: Posted,
  ): Promise<FastifyReply> {
    const view = viewFor(request, desk);
    const form = own.maybe(request);
    const person = cleanText(input.person).slice(0, 300);
    const about = found.maybe(request)?.fields.id;
    const contact = contactIn(values);
    if (!form || !person || !contact.contact) {
      const state = { ...fresh(), about, person, wrong: true };
      return page(reply, withdrawPage(view, state), 422);
    }
    const reason = cleanText(input.reason).slice(0, 4000);
    const story = { [view.language]: `${person}\n\n${reason}` };
    const entry = about ?? entryNamed(desk, person);
    const sent: Sending = {
      id: form.id,
      kind: 'withdrawal',
      channel: 'form',
      language: view.language,
      entry,
      contact,
      draft: { story, ...(entry && placeOf(desk, entry)) },
      consents: {},
    };
    const isSame = desk.submissions.isSame(sent);
    if (!form.isSender && !isSame) return reply.redirect('/status', 303);
    // The way back leads to a wish that was sent: whatever is written into it is another one.
    const id = form.known && !isSame ? randomUUID() : form.id;
    const flags = await flagsOf(values, proof);
    const taken = desk.submissions.receive({ ...sent, id, flags }, desk.keepUntil());
    if (taken.as === 'closed') return reply.redirect('/status', 303);
    return answerReceived(request, reply, taken.code);
  }
}

/** The entry of an id, a former id, or the address of its page. */
function entryNamed({ archive }: Desk, text: string): string | undefined {
  const [path = ''] = text.trim().split(/[?#]/, 1);
  const id = path.split('/').filter(Boolean).at(-1) ?? '';
  if (archive.entries.has(id)) return id;
  return [...archive.entries.values()].find(({ fields }) => fields.formerIds?.includes(id))?.fields
    .id;
}
