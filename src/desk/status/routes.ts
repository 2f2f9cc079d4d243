/** The way of a submission over HTTP, for whoever has its code. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { present, text, texts } from '../app/input.ts';
import { receipt } from '../app/objects.ts';
import { page, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import type { Desk } from '../app/desk.ts';
import { codePage } from '../page/short-pages.ts';
import { statusPage } from './page.ts';
import { USES } from '../../model/veteran.ts';
import { revoke } from './revoke.ts';
import { statusOf } from './status-of.ts';
import { takeBack } from './take-back.ts';

/** Registers the page of a code with what its sender may do there. */
export function statusRoutes(app: FastifyInstance, desk: Desk): void {
  const code = receipt().orNothing;
  route(app, {
    method: 'GET',
    url: '/status',
    who: 'anybody',
    query: { code },
    input: z.object({ code: present }),
    handler(request, reply, { code: isWrong }) {
      const view = viewFor(request, desk);
      const known = code.maybe(request);
      if (known) return reply.redirect(`/status/${known.code}?lang=${view.language}`, 303);
      return page(reply, codePage(view, isWrong), isWrong ? 404 : 200);
    },
  });

  route(app, {
    method: 'GET',
    url: '/status/:code',
    who: 'anybody',
    params: { code },
    input: z.object({ new: text(), revoked: text(40) }),
    handler(request, reply, { new: isNew, revoked }) {
      const view = viewFor(request, desk);
      const known = code.maybe(request);
      if (!known) return page(reply, codePage(view, true), 404);
      return page(
        reply,
        statusPage(view, statusOf(desk, known, { isNew: isNew === '1', revoked })),
      );
    },
  });

  route(app, {
    method: 'POST',
    url: '/status/:code/take-back',
    who: 'anybody',
    // The code in the address is all that is needed, and no browser adds it by itself.
    csrf: 'none',
    params: { code },
    handler(request, reply) {
      const view = viewFor(request, desk);
      const known = code.maybe(request);
      if (!known) return page(reply, codePage(view, true), 404);
      takeBack(desk, known);
      return reply.redirect(`/status/${known.code}?lang=${view.language}`, 303);
    },
  });

  route(app, {
    method: 'POST',
    url: '/status/:code/revoke',
    who: 'anybody',
    csrf: 'none',
    params: { code },
    input: z.object({ use: texts(USES.length, 20) }),
    handler(request, reply, { use }) {
      const view = viewFor(request, desk);
      const known = code.maybe(request);
      if (!known) return page(reply, codePage(view, true), 404);
      const revoked = revoke(desk, known, use).join(' ') || 'none';
      const address = `/status/${known.code}?lang=${view.language}`;
      return reply.redirect(`${address}&revoked=${encodeURIComponent(revoked)}`, 303);
    },
  });
}
