/** Whose export it is: the page answers families, it is no family. */
import { z } from 'zod';
import { parseJson, type ChatSource } from '../source.ts';
import { readBack } from './meta-text.ts';

/** A conversation as far as it tells who takes part. */
export interface Thread {
  title: string;
  participants: string[];
}

const PROFILE =
  /(?:^|\/)(?:personal_information|profile_information|page_information|profile)\.json$/i;

const named = z.looseObject({ full_name: z.string().optional(), value: z.string().optional() });
const facebook = z.looseObject({ profile_v2: z.looseObject({ name: named }) });
const instagram = z.looseObject({
  profile_user: z.array(z.looseObject({ string_map_data: z.looseObject({ Name: named }) })),
});

/**
 * The name of the page: as the export's profile says; else whoever is not in the title of their
 * conversations of two; else the only one who is in all of them. Undefined where that is in doubt.
 */
export async function ownerOf(
  source: ChatSource,
  threads: readonly Thread[],
): Promise<string | undefined> {
  const isThere = (name: string): boolean =>
    threads.some(({ participants }) => participants.includes(name));
  for (const name of source.names.filter((one) => PROFILE.test(one))) {
    const owner = nameIn(await source.text(name).catch(() => ''));
    if (owner && isThere(owner)) return owner;
  }
  const titled = threads.flatMap(({ title, participants }) => {
    const others = participants.filter((name) => name !== title);
    return participants.length === 2 && others.length === 1 ? others : [];
  });
  if (titled.length > 0) return new Set(titled).size === 1 ? titled[0] : undefined;
  const [first, ...rest] = threads.filter(({ participants }) => participants.length > 1);
  const common = (first?.participants ?? []).filter((name) =>
    rest.every(({ participants }) => participants.includes(name)),
  );
  return rest.length > 0 && common.length === 1 ? common[0] : undefined;
}

function nameIn(json: string): string | undefined {
  const value = parseJson(json);
  const page = facebook.safeParse(value);
  if (page.success) return readBack(page.data.profile_v2.name.full_name ?? '') || undefined;
  const user = instagram.safeParse(value);
  return user.success
    ? readBack(user.data.profile_user[0]?.string_map_data.Name.value ?? '') || undefined
    : undefined;
}
