/** OAuth 2 with PKCE: https://docs.gitlab.com/api/oauth2/#authorization-code-with-pkce. */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** What somebody may do in a project: https://docs.gitlab.com/user/permissions. */
export const LEVELS = { reporter: 20, developer: 30, maintainer: 40 } as const;
export type Role = keyof typeof LEVELS;

/** The one of a role, as the API tells them. */
export const userOf = (role: Role) => ({
  id: LEVELS[role],
  username: role,
  name: role,
  email: `${role}@estelik.example`,
  avatar_url: 'https://secure.gravatar.com/avatar/0',
});

interface AuthorizationRequest {
  client_id: string;
  redirect_uri: string;
  response_type: string;
  scope: string;
  state: string;
  code_challenge: string;
  code_challenge_method: string;
  /** Who has agreed on the page; nobody yet when it is opened. */
  as?: Role;
}

interface Exchange {
  client_id: string;
  grant_type: string;
  redirect_uri?: string;
  code?: string;
  code_verifier?: string;
  refresh_token?: string;
}

export class Login {
  readonly #application: string;
  readonly #codes = new Map<string, AuthorizationRequest & { as: Role }>();
  readonly #tokens = new Map<string, Role>();
  readonly #refreshTokens = new Map<string, Role>();

  constructor(application: string) {
    this.#application = application;
  }

  roleOf(token: string): Role | undefined {
    return this.#tokens.get(token);
  }

  /** What happens to a token after two hours. */
  expire(): void {
    this.#tokens.clear();
  }

  /** Everybody who is logged in is given another role. */
  give(role: Role): void {
    for (const tokens of [this.#tokens, this.#refreshTokens])
      for (const token of tokens.keys()) tokens.set(token, role);
  }

  routes(app: FastifyInstance): void {
    app.get<{ Querystring: AuthorizationRequest }>('/oauth/authorize', ({ query, url }, reply) => {
      const isWhole =
        query.client_id === this.#application &&
        query.response_type === 'code' &&
        query.scope === 'api' &&
        query.code_challenge_method === 'S256';
      if (!isWhole) return reply.code(400).send({ error: 'invalid_request' });
      const { as } = query;
      if (!as) return reply.type('text/html').send(asks(url));
      const code = randomUUID();
      this.#codes.set(code, { ...query, as });
      const back = new URL(query.redirect_uri);
      back.search = new URLSearchParams({ code, state: query.state }).toString();
      return reply.redirect(back.href, 302);
    });
    app.post<{ Body: Exchange }>('/oauth/token', ({ body }, reply) => {
      const role = body.client_id === this.#application && this.#redeem(body);
      if (!role) return reply.code(400).send({ error: 'invalid_grant' });
      const [access_token, refresh_token] = [randomUUID(), randomUUID()];
      this.#tokens.set(access_token, role);
      this.#refreshTokens.set(refresh_token, role);
      const kind = { token_type: 'Bearer', expires_in: 7200, scope: 'api' };
      return reply.send({ access_token, refresh_token, ...kind });
    });
  }

  /** Codes and refresh tokens count once. */
  #redeem({ grant_type, ...body }: Exchange): Role | undefined {
    if (grant_type === 'refresh_token') {
      const role = this.#refreshTokens.get(body.refresh_token ?? '');
      this.#refreshTokens.delete(body.refresh_token ?? '');
      return role;
    }
    const grant = this.#codes.get(body.code ?? '');
    this.#codes.delete(body.code ?? '');
    const challenge = createHash('sha256')
      .update(body.code_verifier ?? '')
      .digest('base64url');
    const isSame = grant?.redirect_uri === body.redirect_uri && grant?.code_challenge === challenge;
    return isSame ? grant?.as : undefined;
  }
}

const asks = (url: string): string =>
  `<!doctype html><h1>GitLab</h1>${Object.keys(LEVELS)
    .map((role) => `<p><a href="${url.replaceAll('&', '&amp;')}&amp;as=${role}">${role}</a>`)
    .join('')}`;
