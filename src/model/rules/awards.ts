/** Awards and ranks against the glossary and the life. */
import { awards as awardGlossary, ranks as rankGlossary } from '../glossary.ts';
import { isCertainlyBefore, yearOf } from '../partial-date.ts';
import { date, type Rule } from './rule.ts';

/** An award cannot be older than its founding decree: most often the wrong award was chosen. */
export const awardAfterFounding: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    const founded = date(awardGlossary.get(award.code ?? '')?.established);
    const awarded = date(award.date);
    return founded && awarded && isCertainlyBefore(awarded, founded)
      ? [
          {
            code: 'award-founding',
            field: `awards.${index}.date`,
            params: { date: award.date ?? '', founded: yearOf(founded) ?? '' },
          },
        ]
      : [];
  });

/** A decree follows the deed: the reverse is a slip, as in printed lives of Nurken Abdirov. */
export const awardAfterDeed: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    const deed = date(award.deed);
    const awarded = date(award.date);
    return deed && awarded && isCertainlyBefore(awarded, deed)
      ? [
          {
            code: 'award-deed',
            field: `awards.${index}.date`,
            params: { date: award.date ?? '', deed: award.deed ?? '' },
          },
        ]
      : [];
  });

/** A posthumous award comes after the death, and the living have none. */
export const posthumousAfterDeath: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    if (!award.posthumous) return [];
    const field = `awards.${index}.posthumous`;
    if (entry.living) return [{ code: 'posthumous-living', field }];
    const death = date(entry.death?.date);
    const awarded = date(award.date);
    return death && awarded && isCertainlyBefore(awarded, death)
      ? [
          {
            code: 'posthumous-before-death',
            field,
            params: { date: award.date ?? '', death: entry.death?.date ?? '' },
          },
        ]
      : [];
  });

/** An award is either of the glossary or written out; degrees exist only where they were founded. */
export const awardIsNamed: Rule = (entry) =>
  (entry.awards ?? []).flatMap((award, index) => {
    const term = awardGlossary.get(award.code ?? '');
    if (!term && !award.text) return [{ code: 'award-nameless', field: `awards.${index}` }];
    if (award.degree && term && !term.degrees?.includes(award.degree))
      return [
        {
          code: 'award-degree',
          field: `awards.${index}.degree`,
          params: { degree: award.degree, degrees: term.degrees?.join(', ') ?? '–' },
        },
      ];
    return [];
  });

/** A rank is of the glossary or written out. */
export const rankIsNamed: Rule = (entry) =>
  entry.rank && !rankGlossary.has(entry.rank.code ?? '') && !entry.rank.text
    ? [{ code: 'rank-nameless', field: 'rank' }]
    : [];
