import { createHash } from 'node:crypto';
import type { Person } from '../data/people.ts';

/** As many as fill the rows of two, three, four and six. */
const SHOWN = 12;

const weight = ({ id }: Person): string => createHash('sha256').update(id).digest('hex');

/** Some people for the front page: chosen by hash, so by nobody, and the same in every build. */
export const featuredPeople = (people: readonly Person[]): Person[] =>
  people
    .map((person) => ({ person, order: weight(person) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ person }) => person);
