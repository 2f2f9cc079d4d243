/** Pages are functions of data: each is made here without a desk, a database or a server. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { load as parse } from 'js-yaml';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { campaignSchema } from '../../model/campaign.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { placeSchema } from '../../model/place.ts';
import { settingsSchema } from '../../model/settings.ts';
import { loginPage } from '../account/login-page.ts';
import { peoplePage } from '../office/people-page.ts';
import { reviewPage } from '../review/page.ts';
import type { ReviewPage } from '../review/review-page.ts';
import { queuePage, type Card } from '../review/queue-page.ts';
import { withdrawPage } from './short-pages.ts';
import { statusPage } from '../status/page.ts';
import type { Session } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import { formPage } from '../submit/page.ts';
import { viewOf, type View } from './layout.ts';

const read = (file: string): unknown =>
  parse(readFileSync(path.join(PROJECT, 'fixtures/archive', file), 'utf8'));
const place = placeSchema.parse(read('places/nura.yaml'));
const archive: View['archive'] = {
  settings: settingsSchema.parse(read('archive.yaml')),
  campaign: campaignSchema.parse(read('campaigns/victory-2027.yaml')),
  places: new Map([[place.id, place]]),
  entries: new Map(),
};
const SCRIPT = '<script>alert(1)</script>';
const session: Session = {
  person: { id: 1, login: 'a', name: SCRIPT, role: 'region', places: 'all' },
  csrfToken: 'token-of-this-session',
};
const viewIn = (language: Language, signedIn?: Session): View =>
  viewOf({ archive, stage: 'collecting', language, address: '/', session: signedIn });

const submission: Submission = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  code: '7KD3-MQ94-XTFH',
  kind: 'person',
  channel: 'form',
  language: 'ru',
  place: 'nura',
  entry: null,
  state: 'received',
  draft: { name: { ru: `Досов ${SCRIPT}` }, place: 'nura' },
  reasons: [],
  flags: [],
  questions: [],
  received: Date.UTC(2027, 2, 1),
  changed: Date.UTC(2027, 2, 1),
  revision: 1,
  approver: null,
  led: 'no',
  purged: null,
};
const review: ReviewPage = {
  submission,
  previous: undefined,
  next: undefined,
  problems: [],
  flash: SCRIPT,
  version: 'the-version-seen',
  photos: [],
  consents: { page: true },
  shown: undefined,
  findings: [],
  same: [],
  joining: undefined,
  events: [],
  origin: 'https://desk.example.kz',
  isReachable: true,
};

const card: Card = {
  submission,
  picture: undefined,
  years: '1915 – 1943',
  isFaulty: true,
  isAlike: false,
  isReady: true,
  version: 'v',
};

const PAGES: Record<string, (language: Language) => string> = {
  form: (language) =>
    formPage(viewIn(language), {
      id: submission.id,
      key: 'key-of-the-form',
      draft: submission.draft,
      consents: {},
      contact: { name: SCRIPT, contact: '', relation: '' },
      photos: [],
      problems: [],
    }),
  status: (language) =>
    statusPage(viewIn(language), {
      submission: {
        ...submission,
        state: 'returned',
        reasons: [{ field: '', code: 'own', words: SCRIPT }],
      },
      isNew: false,
      revoked: null,
      origin: 'https://desk.example.kz',
      online: false,
      when: null,
      joined: [],
      takeBack: 'words',
      revocable: ['press'],
      today: '2027-03-01',
      similar: [],
      advice: [],
    }),
  withdraw: (language) =>
    withdrawPage(viewIn(language), { id: submission.id, key: 'k', person: SCRIPT, wrong: true }),
  login: (language) => loginPage(viewIn(language), { login: SCRIPT, wrong: true }),
  queue: (language) =>
    queuePage(viewIn(language, session), session, {
      tab: 'new',
      cards: [card],
      counts: { new: 1, returned: 0, words: 0, screens: 0, done: 0 },
      number: 0,
      flash: '',
      troubles: [],
      problems: [],
    }),
  review: (language) => reviewPage(viewIn(language, session), session, review),
  people: (language) =>
    peoplePage(viewIn(language, session), session, {
      members: [{ ...session.person, disabled: null, hasFactor: true }],
      invitations: [],
    }),
};

test.each(Object.entries(PAGES))(
  '%s: a page of data, in every language, with nothing unescaped',
  (name, make) => {
    for (const language of LANGUAGES) {
      const text = make(language);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text.includes(SCRIPT), `${name} ${language}`).toBe(false);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toMatch(/undefined|\[object/);
    }
  },
);

test('every form of the desk’s people carries the token, every decision the version seen', () => {
  for (const name of ['queue', 'review', 'people']) {
    const text = PAGES[name]?.('ru') ?? '';
    const forms = text.match(/<form method="post"[\s\S]*?<\/form>/g) ?? [];
    expect(forms.length, name).toBeGreaterThan(1);
    for (const form of forms) expect(form, name).toContain('value="token-of-this-session"');
  }
  expect(PAGES['review']?.('kk')).toContain('value="the-version-seen"');
});

test('no page knows a desk, a database or a file', async () => {
  const folder = path.join(PROJECT, 'src/desk');
  const pages = (await walk(folder)).filter((file) => /page(?:s|-parts)?\.ts$/.test(file));
  expect(pages.length).toBeGreaterThan(12);
  for (const file of pages)
    expect(readFileSync(path.join(folder, file), 'utf8'), file).not.toMatch(
      /from '(?:node:|[./]+\/(?:desk|store\/database)\.ts)/,
    );
});
