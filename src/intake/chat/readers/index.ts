/** All exports that are understood. A new one is a file beside this and a line of this table. */
import type { ChatReader } from '../message.ts';
import { meta } from './meta.ts';
import { metaPages, telegramPages } from './pages.ts';
import { telegram } from './telegram.ts';
import { vk } from './vk.ts';
import { whatsapp } from './whatsapp.ts';

export const READERS: readonly ChatReader[] = [
  whatsapp,
  telegram,
  meta,
  vk,
  telegramPages,
  metaPages,
];
