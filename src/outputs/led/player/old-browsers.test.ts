/** The player in browsers of eight years ago, which know less than the one that tests it. */
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { playerScript } from './page.ts';

/** Younger than Chrome 70, and met in packages or in our own habits. */
const YOUNGER = [
  ...['Object.hasOwn', 'Object.groupBy', 'Map.groupBy', 'Object.fromEntries', 'globalThis'],
  ...['Array.prototype.at', 'Array.prototype.toSorted', 'Array.prototype.findLast'],
  ...['String.prototype.at', 'String.prototype.replaceAll', 'Uint8Array.prototype.toHex'],
];

test('its script begins, and what it calls later is there', async () => {
  const script = await playerScript('main');
  const document = { querySelectorAll: () => [], getElementById: () => null };
  const location = { href: 'http://screen.example/led/arch/player/', protocol: 'http:' };
  const world = createContext({ document, location, URL, TextEncoder });
  runInContext(YOUNGER.map((name) => `delete ${name};`).join(''), world);
  // All packages have begun by then: the page of this test is an empty one.
  expect(() => runInContext(script, world)).toThrow('The page has two videos and an overlay');
  expect(script.match(/\.(?:at|groupBy|toSorted|findLast|replaceAll|fromEntries)\(/g)).toBeNull();
});
