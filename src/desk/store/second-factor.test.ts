import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Database } from './database.ts';
import { SecondFactor } from './second-factor.ts';

let folder: string;
let db: Database;
let now: number;
let factor: SecondFactor;
const NAMES = { issuer: 'Есте', login: 'aigul' };
const STAFF = 1;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-factor-'));
  db = new Database(path.join(folder, 'desk.sqlite'));
  db.run(
    `INSERT INTO staff (id, login, name, role, places, passcode, made) VALUES (1, 'aigul', 'Айгуль', 'editor', '[]', '', 0)`,
  );
});
afterAll(async () => {
  db.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  now = Date.parse('2027-04-01T06:00:00Z');
  factor = new SecondFactor(db, () => now);
  factor.turnOff(STAFF);
});

/** As an authenticator app makes them, from the very address it scans. */
const codeAt = (uri: string, timestamp: number): string => {
  const query = new URL(uri).searchParams;
  return new TOTP({ secret: query.get('secret') ?? '' }).generate({ timestamp });
};

function enrol(): { uri: string; recovery: string[] } {
  const { uri } = factor.begin(STAFF, NAMES);
  return { uri, recovery: factor.confirm(STAFF, codeAt(uri, now)) ?? [] };
}

test('is asked for only after a right code confirmed it', () => {
  const { uri, secret } = factor.begin(STAFF, NAMES);
  expect(factor.begin(STAFF, NAMES).secret).toBe(secret);
  expect(factor.isOn(STAFF)).toBe(false);
  expect(factor.confirm(STAFF, '000000')).toBeUndefined();
  expect(factor.confirm(STAFF, codeAt(uri, now))).toHaveLength(8);
  expect(factor.isOn(STAFF)).toBe(true);
  expect(factor.confirm(STAFF, codeAt(uri, now + 30_000))).toBeUndefined();
});

test('takes a code once, a step early or late, and no other', () => {
  const { uri } = enrol();
  expect(factor.use(STAFF, codeAt(uri, now))).toBe('wrong');
  now += 60_000;
  expect(factor.use(STAFF, codeAt(uri, now - 60_000))).toBe('wrong');
  expect(factor.use(STAFF, codeAt(uri, now + 90_000))).toBe('wrong');
  expect(factor.use(STAFF, codeAt(uri, now - 30_000))).toBe('right');
  expect(factor.use(STAFF, ` ${codeAt(uri, now + 30_000).replace(/^.{3}/, '$& ')}`)).toBe('right');
  expect(factor.use(STAFF, codeAt(uri, now))).toBe('wrong');
});

test('takes each code for a lost telephone once, however it is typed', () => {
  const { recovery } = enrol();
  const [first = '', second = ''] = recovery;
  expect(factor.use(STAFF, first.toLowerCase().replace('-', ' '))).toBe('right');
  expect(factor.use(STAFF, first)).toBe('wrong');
  expect(factor.use(STAFF, second)).toBe('right');
  expect(factor.recoveryLeft(STAFF)).toBe(6);
});

test.each(['', 'x'.repeat(100_000), '12345', '1234567', 'ABCDEF'])('refuses %.20s', (code) => {
  enrol();
  expect(factor.use(STAFF, code)).toBe('wrong');
});

test('turned off it is not asked for, and an old secret opens nothing', () => {
  const { uri } = enrol();
  factor.turnOff(STAFF);
  now += 60_000;
  expect(factor.isOn(STAFF)).toBe(false);
  expect(factor.use(STAFF, codeAt(uri, now))).toBe('wrong');
});

test('whoever guesses gets five codes, then one in a quarter of an hour', () => {
  const { uri } = enrol();
  now += 60_000;
  for (let tries = 0; tries < 5; tries += 1) expect(factor.use(STAFF, '000000')).toBe('wrong');
  expect(factor.use(STAFF, codeAt(uri, now))).toBe('wait');
  now += 15 * 60_000;
  expect(factor.use(STAFF, '000000')).toBe('wrong');
  expect(factor.use(STAFF, codeAt(uri, now))).toBe('wait');
  now += 15 * 60_000;
  expect(factor.use(STAFF, codeAt(uri, now))).toBe('right');
  now += 30_000;
  expect(factor.use(STAFF, '000000')).toBe('wrong');
});
