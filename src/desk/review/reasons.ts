/** Why something is sent back or refused: texts ready in the sender's language, by field. */
export const RETURN_REASONS = {
  'name-incomplete': 'name',
  'place-unclear': 'place',
  'category-unclear': 'category',
  'dates-unclear': 'birth.date',
  'photo-unclear': 'photos',
  'photo-other': 'photos',
  'photo-whole': 'photos',
  'story-private': 'story',
  'story-source': 'story',
  'consent-unclear': 'consent',
  own: '',
} as const;

export const REFUSE_REASONS = {
  'not-a-person': 'name',
  'not-the-war': 'category',
  insult: 'story',
  fake: 'photos',
  own: '',
} as const;
