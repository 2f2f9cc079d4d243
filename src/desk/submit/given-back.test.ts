/**
 * Nothing that somebody wrote is lost or undone because another was quicker: over HTTP, as browsers
 * without scripts post it. Each test stands for a kind of two who do not know of one another.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  codeIn,
  least,
  member,
  testDesk,
  Visitor,
  type Answer,
  type Fields,
  type TestDesk,
} from '../../dev/testing/desk-visits.ts';

let open: TestDesk;
let family: Visitor;
let editor: Awaited<ReturnType<typeof member>>;
let second: typeof editor;
beforeAll(async () => {
  open = await testDesk();
  family = new Visitor(open.address);
  [editor, second] = [await member(open, 'editor'), await member(open, 'editor')];
});
afterAll(() => open.close());

const hidden = (text: string, name: string): string =>
  (new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1] ?? '').replaceAll('&quot;', '"');

/** What the page gives back to be copied, by its labels. */
const left = ({ text }: Answer): string[] =>
  [...(text.split('data-left')[1]?.split('</dl>')[0] ?? '').matchAll(/<dd>([^<]*)/g)].map(
    ([, words = '']) => words.trim(),
  );

const submissionOf = (code: string) => {
  const found = open.desk.submissions.byCode(code);
  if (!found) throw new Error(code);
  return found;
};
const nameOf = (code: string) => (submissionOf(code).draft.name as Record<string, string>)['ru'];

/** A page of the form with its UUID and its key, as the way back shows it once more. */
async function openForm(): Promise<Fields> {
  const { text } = await family.get('/?lang=ru');
  return { submission: hidden(text, 'submission'), key: hidden(text, 'key') };
}

test('a form that was sent and is written into anew is another person; the same again is one', async () => {
  const form = await openForm();
  const sent = (name: string, more = {}) => least({ ...form, 'name.ru': name, ...more });
  const one = codeIn(await family.post('/?lang=ru', sent('Первый Иван')));
  expect(codeIn(await family.post('/?lang=ru', sent('Первый Иван')))).toBe(one);
  const other = codeIn(await family.post('/?lang=ru', sent('Вторая Мария')));
  expect(other).toMatch(/./);
  expect(other).not.toBe(one);
  expect([nameOf(one), nameOf(other)]).toEqual(['Первый Иван', 'Вторая Мария']);
  // A device that heard no answer to its first sending says so: a word more makes it no other person.
  const again = sent('Первый Иван', { 'story.ru': 'И ещё слово.', tried: 'on' });
  expect(codeIn(await family.post('/?lang=ru', again))).toBe(one);
  expect(submissionOf(one).draft.story).toEqual({ ru: 'И ещё слово.' });
  // Also when the first has been dealt with.
  expect((await editor.post(`/desk/s/${submissionOf(one).id}/refuse`, refusal())).status).toBe(303);
  const third = codeIn(await family.post('/?lang=ru', sent('Третий Пётр')));
  expect(nameOf(third)).toBe('Третий Пётр');
});

const refusal = (): Fields => ({ form: editor.form, reason: 'not-a-person' });

test('a wish that is written into the form of one that was sent is a wish of its own', async () => {
  const { text } = await family.get('/withdraw?lang=ru');
  const form = { submission: hidden(text, 'submission'), key: hidden(text, 'key') };
  const wish = (person: string) =>
    family.post('/withdraw?lang=ru', { ...form, person, 'contact.contact': '+7 701 555 66 77' });
  const one = codeIn(await wish('Первый'));
  expect(codeIn(await wish('Первый'))).toBe(one);
  const other = codeIn(await wish('Вторая'));
  const storyOf = (code: string) => (submissionOf(code).draft.story as { ru: string }).ru.trim();
  expect([storyOf(one), storyOf(other)]).toEqual(['Первый', 'Вторая']);
});

test('a correction takes along what its sender changed, and leaves what an editor and a revocation did', async () => {
  const all = { 'consent.clip': 'on', 'consent.press': 'on', 'story.ru': 'Как было.' };
  const fields = least({ 'name.ru': 'Восьмой Нурлан', ...all });
  const code = codeIn(await family.post('/?lang=ru', fields));
  const { id } = submissionOf(code);
  const { text } = await family.get(`/correct/${code}?lang=ru`);
  const seen = hidden(text, 'seen');
  const corrected = {
    form: editor.form,
    place: 'nura',
    category: 'front',
    'name.ru': 'Нурлан Исправленный',
  };
  expect((await editor.post(`/desk/s/${id}/edit`, corrected)).status).toBe(303);
  await family.post(`/status/${code}/revoke`, { use: 'press' });
  const resubmitted = {
    ...fields,
    code,
    seen,
    submission: id,
    'consent.clip': [],
    'contact.contact': '',
  };
  const answer = await family.post('/?lang=ru', {
    ...resubmitted,
    'story.ru': 'Был сапёром в Туле.',
  });
  expect(codeIn(answer)).toBe(code);
  expect(submissionOf(code).draft).toMatchObject({
    name: { ru: 'Нурлан Исправленный' },
    story: { ru: 'Был сапёром в Туле.' },
  });
  const { clip, press } = open.desk.submissions.consentsOf(id);
  expect({ clip, press }).toEqual({ clip: false, press: false });
});

test('what two editors wrote at once: the later one is given back the own words', async () => {
  const code = codeIn(await family.post('/?lang=ru', least({ 'name.ru': 'Спорный Пётр' })));
  const where = `/desk/s/${submissionOf(code).id}/edit`;
  const version = hidden((await editor.get(where)).text, 'version');
  const edit = (who: typeof editor, more: Fields) =>
    who.post(where, { form: who.form, version, place: 'nura', category: 'front', ...more });
  expect((await edit(second, { 'name.ru': 'Правка Б' })).status).toBe(303);
  const late = await edit(editor, { 'name.ru': 'Правка А', 'story.ru': 'История от А' });
  expect(late.status).toBe(409);
  expect(left(late)).toEqual(['Правка А (ru)', 'История от А (ru)']);
  expect(nameOf(code)).toBe('Правка Б');
});

test.each([
  ['approve', {}],
  ['refuse', { reason: 'fake' }],
  ['return', { reason: 'dates-unclear' }],
  ['block', {}],
])('reasons that come after another’s %s are not lost', async (action, more) => {
  const code = codeIn(await family.post('/?lang=ru', least({ 'name.ru': `Поздний ${action}` })));
  const { id } = submissionOf(code);
  const version = hidden((await editor.get(`/desk/s/${id}`)).text, 'version');
  const decided = await second.post(`/desk/s/${id}/${action}`, { form: second.form, ...more });
  expect(decided.status).toBe(303);
  const begun = { form: editor.form, version, reason: 'photo-unclear', words: 'Длинные слова' };
  const late = await editor.post(`/desk/s/${id}/return`, begun);
  expect(late.status).toBe(409);
  // Sent back meanwhile it still waits: then they stand in their form.
  if (action === 'return') expect(late.text).toContain('>\nДлинные слова</textarea');
  else expect(left(late).join()).toContain('Длинные слова');
});

test('a deed that comes after another’s correction stands in its field, or is given back', async () => {
  const code = codeIn(await family.post('/?lang=ru', least({ 'name.ru': 'Поздний Подвиг' })));
  const { id } = submissionOf(code);
  const version = hidden((await editor.get(`/desk/s/${id}`)).text, 'version');
  const deed = { form: editor.form, version, 'deed.ru': 'Вынес знамя' };
  const edit = { form: second.form, place: 'nura', category: 'front', 'name.ru': 'Иной' };
  expect((await second.post(`/desk/s/${id}/edit`, edit)).status).toBe(303);
  expect((await editor.post(`/desk/s/${id}/deed`, deed)).text).toContain('value="Вынес знамя"');
  expect((await second.post(`/desk/s/${id}/approve`, { form: second.form })).status).toBe(303);
  expect(left(await editor.post(`/desk/s/${id}/deed`, deed))).toEqual(['Вынес знамя (ru)']);
});
