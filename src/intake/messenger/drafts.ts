/** Messages that bring pictures, as drafts that somebody completes. */
import type { LocalizedText } from '../../model/language.ts';
import { privateData } from '../../model/private-data.ts';
import { cleanText } from '../draft.ts';
import type { Message } from './messages.ts';

export interface ChatDraft {
  at: string;
  /** What was written beside the pictures: words as they stand, no fact is guessed of them. */
  story: LocalizedText;
  /** Names of pictures in the export. */
  photos: string[];
  /** The sender, and every line with a number or an address: never in an entry. */
  contacts: string[];
}

/** Minutes within which one sender's messages belong together. */
const TOGETHER = 15;
const PICTURE = /\.(?:jpe?g|png|webp|heic|heif|tiff?)$/i;
const KAZAKH = /[әғқңөұүһі]/iu;

/** One draft for each run of a sender's messages in which there is a picture. */
export function draftsOf(messages: readonly Message[]): ChatDraft[] {
  const runs: Message[][] = [];
  const open = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.author === null) continue;
    const run = open.get(message.author);
    const last = run?.at(-1);
    if (run && last && minutes(message.at) - minutes(last.at) <= TOGETHER) run.push(message);
    else {
      const begun = [message];
      open.set(message.author, begun);
      runs.push(begun);
    }
  }
  return runs.flatMap((run) => {
    const photos = run.flatMap(({ files }) => files.filter((file) => PICTURE.test(file)));
    if (photos.length === 0) return [];
    const lines = run.flatMap(({ text }) => cleanText(text).split('\n')).filter(Boolean);
    const own = lines.filter((line) => privateData(line) === null).join('\n\n');
    return [
      {
        at: run[0]?.at ?? '',
        story: own ? { [KAZAKH.test(own) ? 'kk' : 'ru']: own } : {},
        photos: [...new Set(photos)],
        contacts: [
          run[0]?.author ?? '',
          ...lines.filter((line) => privateData(line) !== null),
        ].filter(Boolean),
      },
    ];
  });
}

const minutes = (at: string): number => Date.parse(`${at}:00Z`) / 60_000;
