/** What the form calls its fields, and the help below them. */
import { hasText, type Translator } from '../../i18n/index.ts';
import { FIELDS, type FormField } from '../../intake/questions/fields.ts';

/** Labels are the dictionary's; where the form asks in simpler words it has its own. */
export const labelOf = ({ path }: FormField, t: Translator): string => {
  const bare = path.replace(/\.\d+/g, '');
  return hasText('kk', `desk.form.label.${bare}`)
    ? t(`desk.form.label.${bare}`)
    : t(`field.veteran.${bare}`);
};

/** The form's own words for what a problem is about, were it a field, a part of one or a part of the page. */
export function labelAt(field: string, t: Translator): string | undefined {
  const [part = ''] = field.split('.');
  if (part === 'consent') return t('desk.form.consent');
  if (part === 'photos') return t('desk.form.photo');
  const found = FIELDS.find(({ path }) => field === path || field.startsWith(`${path}.`));
  return found && labelOf(found, t);
}

/** The help below a field, where the form has some. */
export function hintOf({ path, kind }: FormField, t: Translator): string | null {
  const key = kind === 'date' ? 'desk.form.hint.date' : `desk.form.hint.${path}`;
  return hasText('kk', key) ? t(key) : null;
}
