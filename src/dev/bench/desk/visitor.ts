/** Somebody before the desk, from an address of their own behind the proxy, with a browser's cookies. */
import { Visitor, type Answer, type Fields } from '../../testing/desk-visits.ts';

export const visitorFrom = (address: string, from: string): Visitor =>
  new Visitor(address, { 'x-forwarded-for': from });

/** What a visitor got, with the milliseconds it took. */
export async function timed(answer: Promise<Answer>): Promise<Answer & { ms: number }> {
  const began = performance.now();
  return { ...(await answer), ms: performance.now() - began };
}

/** The hidden values of the form that posts there, as a browser would send them. */
export function hiddenOf(page: string, action: string): Fields | undefined {
  const start = page.indexOf(`action="${action}"`);
  if (start < 0) return undefined;
  const form = page.slice(start, page.indexOf('</form>', start));
  const inputs = [...form.matchAll(/<input[^<>]*>/g)].map(([input]) => input);
  const hidden = inputs.filter((one) => one.includes('type="hidden"'));
  const valueOf = (input: string, name: RegExp): string => name.exec(input)?.[1] ?? '';
  return Object.fromEntries(
    hidden.map((input) => [valueOf(input, /name="([^"]*)"/), valueOf(input, /value="([^"]*)"/)]),
  );
}
