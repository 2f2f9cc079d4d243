/** The people of the desk, over HTTP: invited, disabled, enabled again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanText } from '../../intake/draft/draft.ts';
import type { Desk } from '../app/desk.ts';
import { peoplePage, type PeoplePage } from './people-page.ts';
import { mayGrant, mayManage } from '../store/rights.ts';
import { ROLES, type Invitation } from '../store/staff.ts';
import { oneOf, text, ticked } from '../app/input.ts';
import { invitation as openInvitation, member, place } from '../app/objects.ts';
import { page, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { authorize, forbidden, sessionOf } from '../app/session.ts';

/** Registers how people of the desk are invited, disabled and given new links. */
export function peopleRoutes(app: FastifyInstance, desk: Desk): void {
  /** Only whom the person may manage, and what they may give. */
  const show = (request: FastifyRequest, more: Pick<PeoplePage, 'link' | 'wrong'> = {}): string => {
    const session = sessionOf(request);
    const { person } = session;
    const seen = desk.staff.list().filter((one) => one.id === person.id || mayManage(person, one));
    const members = seen.map((one) => ({ ...one, hasFactor: desk.factor.isOn(one.id) }));
    const open = desk.staff.openInvitations().filter((one) => mayGrant(person, one));
    const shown = { members, invitations: open, ...more };
    return peoplePage(viewFor(request, desk), session, shown);
  };

  const change = { method: 'POST', who: 'people', csrf: 'token' } as const;

  route(app, {
    method: 'GET',
    url: '/people',
    who: 'people',
    handler: (request, reply) => page(reply, show(request)),
  });

  /** Invites, and shows the link: once, to whoever made it. */
  function invite(
    request: FastifyRequest,
    reply: FastifyReply,
    invitation: Invitation,
    { action, detail }: { action: 'invite' | 'renew'; detail: string },
  ): FastifyReply {
    const staff = sessionOf(request).person.id;
    const secret = desk.staff.invite(invitation, staff);
    desk.audit.record({ staff, action, detail });
    return page(reply, show(request, { link: `${desk.options.address}/desk/join/${secret}` }));
  }

  const chosen = place('people');
  route(app, {
    ...change,
    url: '/people',
    form: { places: chosen },
    input: z.object({ role: oneOf(...ROLES), name: text(), everywhere: ticked }),
    handler(request, reply, { role, everywhere, ...input }) {
      const name = cleanText(input.name).slice(0, 100);
      if (role === undefined || name === '') throw forbidden();
      const places = everywhere ? 'all' : chosen.all(request).map(({ id }) => id);
      authorize(mayGrant(sessionOf(request).person, { role, places }));
      if (places.length === 0) return page(reply, show(request, { wrong: true }), 422);
      return invite(request, reply, { name, role, places }, { action: 'invite', detail: role });
    },
  });

  const managed = member();
  const managing = { ...change, params: { id: managed } };
  const actions: Record<string, (id: number) => void> = {
    disable: (id) => desk.staff.setDisabled(id, true),
    enable: (id) => desk.staff.setDisabled(id, false),
    'factor-off'(id) {
      desk.factor.turnOff(id);
      desk.sessions.closeAll(id);
    },
  };
  for (const [action, work] of Object.entries(actions))
    route(app, {
      ...managing,
      url: `/people/:id/${action}`,
      handler(request, reply) {
        const { id } = managed.of(request);
        work(id);
        const staff = sessionOf(request).person.id;
        desk.audit.record({ staff, action, detail: String(id) });
        return reply.redirect('/desk/people', 303);
      },
    });

  route(app, {
    ...managing,
    url: '/people/:id/renew',
    handler(request, reply) {
      const { id, name, role, places } = managed.of(request);
      const event = { action: 'renew', detail: String(id) } as const;
      return invite(request, reply, { name, role, places, staff: id }, event);
    },
  });

  const open = openInvitation();
  route(app, {
    ...change,
    url: '/people/invited/:token/revoke',
    params: { token: open },
    handler(request, reply) {
      const { role, token } = open.of(request);
      desk.staff.revoke({ token });
      desk.audit.record({ staff: sessionOf(request).person.id, action: 'revoke', detail: role });
      return reply.redirect('/desk/people', 303);
    },
  });
}
