/** What a route reads of a query or a form: each name has all of its texts, a schema says which count. */
import { z } from 'zod';

const values = z.array(z.string()).default([]);

/** The last text of a name, cut to so many letters; empty when there is none. */
export const text = (most = Infinity) =>
  values.transform((all) => (all.at(-1) ?? '').slice(0, most));

/** All texts of a name. */
export const texts = (most = 100, letters = 300) =>
  values.transform((all) => all.slice(0, most).map((one) => one.slice(0, letters)));

/** A text as JSON of that shape; `undefined` for anything else. */
export function jsonIn<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A box that was ticked. */
export const ticked = values.transform((all) => all.at(-1) === 'on');

/** Whether a name was given at all. */
export const present = values.transform((all) => all.length > 0);

/** One of a few choices; `undefined` for any other. */
export const oneOf = <const T extends string>(...choices: readonly T[]) =>
  values.transform((all) => choices.find((choice) => choice === all.at(-1)));
