/** Exported chats of WhatsApp and Telegram as messages with their files. */
import { parseString } from 'whatsapp-chat-parser';
import { z } from 'zod';

export interface Message {
  /** As the sender's telephone showed it: `2027-04-09T18:05`. */
  at: string;
  /** A name or number; nobody's for what the messenger itself says. */
  author: string | null;
  text: string;
  /** Names of files in the export. */
  files: string[];
}

/** Letters of a line that names a file. */
const LONGEST_NAME = 300;
/** What stands in place of a file, in the words of Kazakh, Russian and English telephones. */
const ATTACHED =
  /^[\u200E\u200F]*(?:<[^<>:]{0,60}:\s?([^<>]{1,200}\.\w{2,5})>|(\S{1,200}\.\w{2,5})\s[(<][^()<>]{0,60}[)>])/u;
const MARKS = /[\u200E\u200F\u202A-\u202E]/gu;
/** Space of every width: telephones write 12:05 with a narrow one before AM. */
const SPACES = /[\u00A0\u202F]/gu;

/** `_chat.txt` of an iPhone or `WhatsApp Chat with ….txt` of Android. */
export function readWhatsApp(text: string): Message[] {
  return parseString(text.replace(SPACES, ' ')).map(({ date, author, message }) => {
    const lines = message.split('\n');
    const files: string[] = [];
    const said = lines.filter((line) => {
      const attached = line.length > LONGEST_NAME ? null : ATTACHED.exec(line);
      const name = attached?.[1] ?? attached?.[2];
      if (name) files.push(name.trim());
      return !name;
    });
    return { at: localTime(date), author, text: said.join('\n').replace(MARKS, '').trim(), files };
  });
}

const two = (value: number): string => String(value).padStart(2, '0');
const localTime = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;

const telegram = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      date: z.string(),
      from: z.string().nullish(),
      text: z.union([z.string(), z.array(z.union([z.string(), z.object({ text: z.string() })]))]),
      photo: z.string().optional(),
      file: z.string().optional(),
    }),
  ),
});

/** `result.json` of Telegram Desktop. @throws when it is something else. */
export function readTelegram(json: string): Message[] {
  const { messages } = telegram.parse(JSON.parse(json));
  return messages
    .filter(({ type }) => type === 'message')
    .map(({ date, from, text, photo, file }) => ({
      at: date.slice(0, 16),
      author: from ?? null,
      text: (typeof text === 'string' ? [text] : text)
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join('')
        .trim(),
      files: [photo, file].filter((name) => name !== undefined),
    }));
}
