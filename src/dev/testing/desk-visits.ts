/** A desk of a test's own, and people who visit it over HTTP. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDesk, type Desk } from '../../desk/app/desk.ts';
import type { RouteAccess } from '../../desk/app/access.ts';
import { makeServer } from '../../desk/server.ts';
import { readDeskCall, type DeskOptions } from '../../desk/options.ts';
import type { Places } from '../../desk/store/places.ts';
import type { Role } from '../../desk/store/staff.ts';
import { smallArchive } from './small-archive.ts';

export interface TestDesk {
  desk: Desk;
  /** Every route, with what it declares. */
  routes: readonly RouteAccess[];
  /** Without a closing slash. */
  address: string;
  close: () => Promise<void>;
}

/** A day on which the campaign of 2027 collects. */
export const COLLECTING = '2027-04-01';

/** Opens a desk with a small archive on a port of its own. */
export async function testDesk(
  own: Partial<DeskOptions> = {},
  people: readonly string[] = ['abdirov-nurken'],
  screens: readonly string[] = [],
  places?: readonly string[],
): Promise<TestDesk> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-desk-'));
  const { content } = await smallArchive(people, screens, places);
  const { options } = readDeskCall([]);
  const desk = await openDesk({
    ...options,
    data: path.join(root, 'data'),
    content,
    today: COLLECTING,
    rate: 10_000,
    ...own,
  });
  const server = await makeServer(desk);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    desk,
    routes: server.routeAccess,
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      await server.close();
      await desk.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

export type Fields = Record<string, string | readonly string[]>;

/** The least that is accepted; the UUID is a new one each time. */
export const least = (more: Fields = {}): Fields => ({
  submission: randomUUID(),
  'name.ru': 'Ахметов Серик Нурланович',
  place: 'nura',
  category: 'front',
  'consent.page': 'on',
  'contact.contact': '+7 701 555 66 77',
  ...more,
});

export interface Answer {
  status: number;
  text: string;
  location: string;
  headers: Headers;
}

/** Somebody with a browser that keeps cookies and follows no redirect by itself. */
export class Visitor {
  #address: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #cookies = new Map<string, string>();

  /** @param headers Sent with everything. */
  constructor(address: string, headers: Readonly<Record<string, string>> = {}) {
    this.#address = address;
    this.#headers = headers;
  }

  /** The same desk on another port, after it was started anew. */
  moveTo(address: string): this {
    this.#address = address;
    return this;
  }

  async get(where: string): Promise<Answer> {
    return this.#ask(where, {});
  }

  /** Posts as a multipart form; with the CSRF token among the fields. */
  async post(
    where: string,
    fields: Fields,
    files: readonly { field?: string; name: string; bytes: Uint8Array }[] = [],
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, String(one));
    for (const { field = 'photos', name, bytes } of files)
      body.append(field, new Blob([Buffer.from(bytes)]), name);
    return this.#ask(where, { method: 'POST', body, headers });
  }

  /** Posts as a script of the desk's own pages does. */
  async postJson(
    where: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const type = { 'content-type': 'application/json' };
    const init = { method: 'POST', body: JSON.stringify(body), headers: { ...type, ...headers } };
    return this.#ask(where, init);
  }

  async #ask(where: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(where, this.#address), {
      ...init,
      redirect: 'manual',
      headers: {
        'accept-language': 'ru',
        ...this.#headers,
        ...(init.headers as Record<string, string>),
        cookie,
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    };
  }

  /** The CSRF token that every form of the desk's own pages carries. */
  async csrfToken(): Promise<string> {
    const { text } = await this.get('/desk/add');
    return /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';
  }
}

/** Somebody of the desk who has taken an invitation up. */
export async function member(
  { desk, address }: TestDesk,
  role: Role,
  places: Places = 'all',
  name = `${role} ${randomUUID().slice(0, 8)}`,
): Promise<Visitor & { form: string }> {
  const secret = desk.staff.invite({ name, role, places }, null);
  const visitor = new Member(address);
  await visitor.post(`/desk/join/${secret}`, { password: 'three quiet words' });
  return Object.assign(visitor, { form: await visitor.csrfToken() });
}

/** Somebody of the desk, who looks at a card right before deciding about it. */
class Member extends Visitor {
  override async post(...[where, fields, ...more]: Parameters<Visitor['post']>): Promise<Answer> {
    const seen = 'version' in fields ? {} : await this.#look(where, fields);
    return super.post(where, { ...seen, ...fields }, ...more);
  }

  /** The versions that the pages of a decision name. */
  async #look(where: string, fields: Fields): Promise<Fields> {
    if (where.startsWith('/desk/batch/')) {
      const ids = [fields['chosen'] ?? []].flat();
      const seen = ids.map(async (id) => [id, (await this.#seen(`/desk/s/${id}`))['version']]);
      const versions = (await Promise.all(seen)).filter(([, version]) => version !== undefined);
      return Object.fromEntries(versions.map(([id, version]) => [`version.${id}`, version ?? '']));
    }
    const [, card, action = ''] = /^(\/desk\/s\/[^/]+)\/([a-z-]+)$/.exec(where) ?? [];
    if (!card || action === 'contact') return {};
    const into = fields['into'] ? `/merge?into=${String(fields['into'])}` : '';
    return this.#seen(action === 'edit' ? `${card}/edit` : card + into);
  }

  async #seen(page: string): Promise<Record<string, string>> {
    const { text } = await this.get(page);
    const named = text.matchAll(/name="(version|intoVersion)"\s+value="([^"]*)"/g);
    return Object.fromEntries([...named].map(([, name = '', value = '']) => [name, value]));
  }
}

/** The code of a receipt's address. */
export const codeIn = ({ location }: Answer): string =>
  /\/status\/([^?]+)/.exec(location)?.[1] ?? '';
