/** Somebody before the desk, from an address of their own behind the proxy, with a browser's cookies. */
export class BenchVisitor {
  readonly #address: string;
  readonly #from: string;
  readonly #cookies = new Map<string, string>();

  constructor(address: string, from: string) {
    this.#address = address;
    this.#from = from;
  }

  /** @returns The answer's status, its text, where it leads, and the milliseconds it took. */
  async ask(where: string, body?: FormData): Promise<Answer> {
    const began = performance.now();
    const response = await fetch(new URL(where, this.#address), {
      method: body ? 'POST' : 'GET',
      body: body ?? null,
      redirect: 'manual',
      headers: {
        'accept-language': 'ru',
        'x-forwarded-for': this.#from,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    const location = response.headers.get('location') ?? '';
    return { status: response.status, text, location, ms: performance.now() - began };
  }
}

export interface Answer {
  status: number;
  text: string;
  location: string;
  ms: number;
}

/** The hidden values of the form that posts there, as a browser would send them. */
export function hiddenOf(page: string, action: string): FormData | undefined {
  const start = page.indexOf(`action="${action}"`);
  if (start < 0) return undefined;
  const form = page.slice(start, page.indexOf('</form>', start));
  const body = new FormData();
  const inputs = [...form.matchAll(/<input[^<>]*>/g)].map(([input]) => input);
  for (const input of inputs.filter((one) => one.includes('type="hidden"'))) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? '';
    body.append(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  return body;
}
