/** What the check says of the posting calendar before anything is made. */
import type { Archive } from '../../model/archive.ts';
import { problem, warning, type Problem } from '../../model/problem.ts';
import { POSTS_PER_DAY } from './networks.ts';
import { pressPlan } from './press-plan.ts';

/** Warns, once a place, of a day that needs more posts than the networks take, groups included. */
export const postingProblems = (archive: Archive): Problem[] =>
  pressPlan(archive).flatMap(({ place, days }) => {
    const fullest = days.toSorted((a, b) => b.posts.length - a.posts.length)[0];
    if (!fullest || fullest.posts.length <= POSTS_PER_DAY) return [];
    const params = { place: place.id, posts: fullest.posts.length, most: POSTS_PER_DAY };
    const found = warning('posting-crowded', 'clipsFrom', params);
    return [problem(`campaigns/${archive.campaign.id}.yaml`, 1, found)];
  });
