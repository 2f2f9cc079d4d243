/** What Decap's widgets lack: checks at the field, counts in words, a mark of what is required. */
import { PAGES } from '../../base/formats/palette.ts';
import { t } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import { dateQuestion } from '../../model/date-question.ts';
import { day } from '../../model/day.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import { parsePartialDate } from '../../model/partial-date.ts';
import { LINE } from '../fields.ts';
import type { DataMap, Decap } from './decap.ts';

/** Optional fields are the many: not they are marked, but those that are required. */
const styleOf = (required: string): string => `
label[for*='-field-'] > span{display:none}
label[for*='-field-']:not(:has(> span))::after{all:unset;content:' – ${required}';color:${PAGES.day.wrong}}
label[for*='-field-'] + ul{text-transform:none;font-size:14px}`;

export function registerWidgets(decap: Decap, language: Language): void {
  const say = t(language);
  const style = document.createElement('style');
  style.textContent = styleOf(say('cms.required'));
  document.head.append(style);

  const Line = decap.getWidget('string').control;
  decap.registerWidget(
    LINE,
    class extends Line {
      /** Decap asks this when an entry is saved, and shows the words at the field. */
      isValid = (): true | { error: { type: string; message: string } } => {
        const { value, field, getEntry } = this.props;
        const text = String(value ?? '').trim();
        const check = field.get('check') as keyof typeof checks | 'name';
        const words =
          check === 'name'
            ? nameless(getEntry()) && say('problem.name-missing')
            : text && checks[check](text);
        return words ? { error: { type: 'CUSTOM', message: words } } : true;
      };
    },
  );

  const unreadDate = (written: string): string => {
    if (parsePartialDate(written)) return '';
    const { code, params } = dateQuestion(written, 'birth.date');
    return `${say(`problem.${code}`, params)} ${say(`problem.${code}.fix`, params)}`;
  };

  const both = (code: 'date' | 'id', value: string): string =>
    `${say(`problem.${code}`, { value })} ${say(`problem.${code}.fix`, { value })}`;

  /** What is wrong with a line that is not empty, in words. */
  const checks = {
    date: unreadDate,
    day: (text: string) => (day.safeParse(text).success ? '' : both('date', text)),
    id: (text: string) => (ID_PATTERN.test(text) ? '' : both('id', text)),
  };

  const List = decap.getWidget('list').control;
  decap.registerWidget(
    'list',
    class extends List {
      /** Decap puts a number before the label as it is: here the label suits the number. */
      override renderListControl(): unknown {
        const { props } = this;
        const counted = props.field.get('counted');
        const count = (props.value as { size?: number } | undefined)?.size ?? 0;
        const label = (many: number) =>
          say(`cms.counted.${String(counted) as 'photos'}`, { count: many });
        const field = props.field.set('label', label(count)).set('label_singular', label(1));
        this.props = { ...props, field };
        const shown = super.renderListControl();
        this.props = props;
        return shown;
      }
    },
  );
}

/** One name in any language is enough. */
function nameless(entry: DataMap): boolean {
  const name = (entry.get('data') as DataMap | undefined)?.get('name') as DataMap | undefined;
  return !Object.values(name?.toJS() ?? {}).some((text) => String(text ?? '').trim());
}
