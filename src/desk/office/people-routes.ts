/** The people of the desk, over HTTP: invited, shut out, let in again. */
import type { FastifyInstance } from 'fastify';
import { cleanText } from '../../intake/draft/draft.ts';
import type { Desk } from '../desk.ts';
import { peoplePage } from './people-page.ts';
import { mayGrant, ROLES } from '../store/staff.ts';
import { postedOf } from '../app/access.ts';
import { invitation, member, place } from '../app/objects.ts';
import { first, page, viewFor } from '../app/request.ts';
import { authorize, forbidden, sessionOf } from '../app/session.ts';

export function peopleRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/people', { config: { access: { who: 'people' } } }, (request, reply) =>
    page(reply, peoplePage(viewFor(request, desk), sessionOf(request))),
  );

  const given = place('people');
  const inviting = { who: 'people', form: { places: given } } as const;
  app.post('/people', { config: { access: inviting } }, async (request, reply) => {
    const { values } = postedOf(request);
    const session = sessionOf(request);
    const role = ROLES.find((name) => name === first(values, 'role'));
    const name = cleanText(first(values, 'name')).slice(0, 100);
    if (role === undefined || name === '') throw forbidden();
    const everywhere = first(values, 'everywhere') === 'on';
    const places = everywhere ? 'all' : given.all(request).map(({ id }) => id);
    authorize(mayGrant(session.person, { role, places }));
    if (places.length === 0)
      return page(reply, peoplePage(viewFor(request, desk), session, { wrong: true }), 422);
    const secret = desk.staff.invite({ name, role, places }, session.person.id);
    desk.audit.record({ staff: session.person.id, action: 'invite', detail: role });
    const link = `${desk.options.address}/desk/join/${secret}`;
    return page(reply, peoplePage(viewFor(request, desk), session, { link }));
  });

  const managed = member();
  const managing = { config: { access: { who: 'people', params: { id: managed } } } } as const;
  for (const act of ['shut', 'open'] as const)
    app.post(`/people/:id/${act}`, managing, async (request, reply) => {
      const { id } = managed.of(request);
      desk.staff.setDisabled(id, act === 'shut');
      const staff = sessionOf(request).person.id;
      desk.audit.record({ staff, action: act, detail: String(id) });
      return reply.redirect('/desk/people', 303);
    });

  const open = invitation();
  const revoking = { who: 'people', params: { token: open } } as const;
  const revoke = '/people/invited/:token/revoke';
  app.post(revoke, { config: { access: revoking } }, async (request, reply) => {
    const { role, token } = open.of(request);
    desk.staff.revoke({ token });
    desk.audit.record({ staff: sessionOf(request).person.id, action: 'revoke', detail: role });
    return reply.redirect('/desk/people', 303);
  });

  app.post('/people/:id/renew', managing, async (request, reply) => {
    const { id, name, role, places } = managed.of(request);
    const session = sessionOf(request);
    const secret = desk.staff.invite({ name, role, places, staff: id }, session.person.id);
    desk.audit.record({ staff: session.person.id, action: 'renew', detail: String(id) });
    const link = `${desk.options.address}/desk/join/${secret}`;
    return page(reply, peoplePage(viewFor(request, desk), session, { link }));
  });

  app.post('/people/:id/factor-off', managing, async (request, reply) => {
    const { id } = managed.of(request);
    desk.factor.turnOff(id);
    desk.sessions.closeAll(id);
    const staff = sessionOf(request).person.id;
    desk.audit.record({ staff, action: 'factor-off', detail: String(id) });
    return reply.redirect('/desk/people', 303);
  });
}
