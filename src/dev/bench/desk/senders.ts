/** The families of the bench, in a thread of their own: what they do does not hold up the editors. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { personName } from './names.ts';
import { photographs } from './photographs.ts';
import { least } from '../../testing/desk-visits.ts';
import { timed, visitorFrom } from './visitor.ts';

export interface Senders {
  address: string;
  /** How many send at once, over and over. */
  families: number;
  /** After how many they end. */
  receipts: number;
}

export interface Sent {
  /** Of each receipt, ms. */
  took: number[];
  /** Answers that were no receipt. */
  errors: number;
  seconds: number;
}

const port = parentPort;
if (!port) throw new Error('The families are a thread of the bench');
const { address, families, receipts } = workerData as Senders;
const left = (await photographs(receipts)).map((file, number) => ({ file, number }));
port.postMessage('ready');
await once(port, 'message');

const sent: Sent = { took: [], errors: 0, seconds: 0 };
const began = performance.now();
await Promise.all(Array.from({ length: families }, send));
sent.seconds = (performance.now() - began) / 1000;
port.postMessage(sent);

async function send(): Promise<void> {
  for (let next = left.pop(); next; next = left.pop()) {
    const { file, number } = next;
    const from = `10.2.${Math.floor(number / 250)}.${(number % 250) + 1}`;
    const person = least({ 'name.ru': personName(1000 + number) });
    const photo = { name: 'photo.jpg', bytes: file };
    const answer = await timed(visitorFrom(address, from).post('/?lang=ru', person, [photo]));
    if (answer.status === 303) sent.took.push(answer.ms);
    else sent.errors += 1;
  }
}
