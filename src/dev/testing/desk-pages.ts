/** Every page of the desk, made of data alone: what people wrote stands in it as a script would. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load as parse } from 'js-yaml';
import { PROJECT } from '../../base/platform/cache.ts';
import { loginPage, joinPage } from '../../desk/account/login-page.ts';
import { accountPage, codePage as signInCodePage } from '../../desk/account/page.ts';
import { batchPage } from '../../desk/import/batch-page.ts';
import { importPage } from '../../desk/import/page.ts';
import type { ShownRow } from '../../desk/import/row-item.ts';
import { archivePage, auditLogPage, livingPage } from '../../desk/office/page.ts';
import { peoplePage } from '../../desk/office/people-page.ts';
import { viewOf, type View } from '../../desk/page/layout.ts';
import { closedPage, codePage, noticePage, withdrawPage } from '../../desk/page/short-pages.ts';
import { addPage, editPage } from '../../desk/review/edit-page.ts';
import { mergePage } from '../../desk/review/merge/page.ts';
import { reviewPage } from '../../desk/review/page.ts';
import { queuePage, type Card } from '../../desk/review/queue-page.ts';
import type { ReviewPage } from '../../desk/review/review-page.ts';
import { statusPage } from '../../desk/status/page.ts';
import type { StoredEntry } from '../../desk/store/archive-view.ts';
import type { Batch } from '../../desk/store/batches.ts';
import type { Session } from '../../desk/store/staff.ts';
import type { Submission } from '../../desk/store/submission.ts';
import { formPage } from '../../desk/submit/page.ts';
import { campaignSchema } from '../../model/campaign.ts';
import type { Language } from '../../model/language.ts';
import { placeSchema } from '../../model/place.ts';
import { settingsSchema } from '../../model/settings.ts';
import { veteranSchema } from '../../model/veteran.ts';

const read = (file: string): unknown =>
  parse(readFileSync(path.join(PROJECT, 'fixtures/archive', file), 'utf8'));
const place = placeSchema.parse(read('places/nura.yaml'));
const archive: View['archive'] = {
  settings: settingsSchema.parse(read('archive.yaml')),
  campaign: campaignSchema.parse(read('campaigns/victory-2027.yaml')),
  places: new Map([[place.id, place]]),
  entries: new Map(),
};
export const SCRIPT = '<script>alert(1)</script>';
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
const AT = Date.UTC(2027, 2, 2);
const EVENT = { id: 1, at: AT, name: SCRIPT, staff: 1, submission: submission.id, entry: null };
const form = {
  id: submission.id,
  draft: submission.draft,
  consents: {},
  contact: { name: SCRIPT, contact: '', relation: '' },
  photos: [],
  problems: [],
};
const entry: StoredEntry = {
  fields: veteranSchema.parse({
    id: 'dosov-ivan',
    name: { ru: `Досов ${SCRIPT}` },
    place: 'nura',
    category: 'front',
    consent: { page: true, clip: true, led: true, press: true },
  }),
  story: { ru: SCRIPT },
  folder: 'content/veterans/nura/dosov-ivan',
  version: 'v',
  pictures: [],
};
const batch: Batch = {
  id: submission.id,
  staff: 1,
  kind: 'list',
  name: SCRIPT,
  language: 'ru',
  defaults: {},
  state: 'read',
  total: 1,
  notes: { leftRows: [] },
  faulty: 0,
  made: AT,
};
const row: ShownRow = {
  sheet: SCRIPT,
  row: 2,
  number: 0,
  verdict: 'broken',
  id: 'dosov-ivan',
  photoNames: [SCRIPT],
  contacts: [],
  findings: [{ code: 'missing', field: 'category' }],
  raw: submission.draft,
  submission: submission.id,
  usable: true,
  taken: 0,
  photos: [],
};
const COUNTS = {
  total: 1,
  usable: 1,
  taken: 0,
  left: 0,
  fresh: 0,
  new: 0,
  there: 0,
  broken: 1,
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

export const PAGES: Record<string, (language: Language) => string> = {
  form: (language) => formPage(viewIn(language), { ...form, key: 'key-of-the-form' }),
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
  join: (language) =>
    joinPage(viewIn(language), {
      invited: { name: SCRIPT, role: 'region', places: 'all' },
      wrong: 'short',
    }),
  signInCode: (language) => signInCodePage(viewIn(language), 'wait'),
  receiptCode: (language) => codePage(viewIn(language), true),
  closed: (language) => closedPage(viewIn(language)),
  notice: (language) => noticePage(viewIn(language), SCRIPT, SCRIPT),
  account: (language) =>
    accountPage(viewIn(language, session), session, {
      message: SCRIPT,
      wrong: { current: 'factor', code: true },
      factor: 'on',
      recoveryLeft: 3,
      sessions: [
        { opened: AT, seen: AT, isOwn: true },
        { opened: AT, seen: AT, isOwn: false },
      ],
    }),
  enrolment: (language) =>
    accountPage(viewIn(language, session), session, {
      factor: 'off',
      recoveryLeft: 0,
      enrolment: { secret: 'AAAA', uri: `otpauth://totp/${SCRIPT}` },
      sessions: [],
    }),
  living: (language) =>
    livingPage(viewIn(language, session), [
      { name: SCRIPT, place: 'nura', birth: '1925', contact: SCRIPT },
    ]),
  archive: (language) =>
    archivePage(viewIn(language, session), session, { query: SCRIPT, found: [entry], total: 1 }),
  auditLog: (language) =>
    auditLogPage(viewIn(language, session), [
      { ...EVENT, action: 'approve', detail: SCRIPT },
      { ...EVENT, action: 'hide', entry: SCRIPT, submission: '', detail: '', name: null },
    ]),
  import: (language) =>
    importPage(viewIn(language, session), session, {
      batches: [batch],
      ids: { list: submission.id, chat: submission.id },
      problem: 'place-missing',
    }),
  batch: (language) =>
    batchPage(viewIn(language, session), session, {
      batch,
      rows: [row],
      counts: COUNTS,
      lacking: { page: 1, clip: 0, led: 1, press: 1 },
      shown: { verdict: 'all', number: 0 },
      notTaken: { rows: [row], total: 1 },
    }),
  add: (language) => addPage(viewIn(language, session), session, { ...form, flash: SCRIPT }),
  edit: (language) =>
    editPage(viewIn(language, session), session, {
      submission,
      version: 'the-version-seen',
      photos: [],
      consents: {},
      problems: [],
      left: [{ label: SCRIPT, text: SCRIPT }],
    }),
  merge: (language) =>
    mergePage(viewIn(language, session), session, {
      submission,
      target: { entry },
      found: [{ path: 'name', options: ['keep', 'both'], suggested: 'both' }],
      version: 'the-version-seen',
      intoVersion: 'the-version-there',
      photos: { sent: [], there: [] },
      stale: true,
    }),
};
