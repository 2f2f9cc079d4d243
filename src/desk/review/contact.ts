/** The sender, shown when asked for, and what was done so far. */
import { hasText } from '../../i18n/index.ts';
import { html, type Html } from '../page/html.ts';
import type { RecordedEvent } from '../store/audit.ts';
import type { Session } from '../store/staff.ts';
import type { Contact, Submission } from '../store/submission.ts';
import { csrfField, type View } from '../page/layout.ts';
import { whatsAppNumber } from './message.ts';
import { moment } from '../page/short-texts.ts';

/** The contact once it was asked for, the button that asks, or that it was erased. */
export function contactPart(
  { t }: View,
  { csrfToken }: Session,
  { id, purged, language }: Submission,
  contact?: Contact,
): Html {
  if (purged !== null) return html`<p class="note">${t('desk.contact.purged')}</p>`;
  if (!contact)
    return html`<form method="post" action="/desk/s/${id}/contact">
      ${csrfField(csrfToken)}<button class="plain" data-key="c">
        ${t('desk.contact.show')} <kbd>C</kbd>
      </button>
    </form>`;
  const number = whatsAppNumber(contact.contact);
  return html`<dl class="facts">
    <dt>${t('desk.add.contact.name')}</dt>
    <dd>${contact.name}</dd>
    <dt>${t('desk.add.contact.contact')}</dt>
    <dd>
      ${contact.contact}${number && html` <a href="https://wa.me/${number}" rel="noreferrer">WhatsApp</a>`}
    </dd>
    <dt>${t('desk.add.contact.relation')}</dt>
    <dd>${contact.relation} (${t(`desk.language.${language}`)})</dd>
  </dl>`;
}

/** What was done with one submission, folded in. */
export function auditLog(view: View, events: readonly RecordedEvent[]): Html {
  const { t } = view;
  return html`<details>
    <summary>${t('desk.audit.own')}</summary>
    <ul>
      ${events.map(({ at, name, action, detail }) => html`<li>${moment(view, at)} · ${name ?? t('desk.audit.desk')} · ${sayAction(action, t)}${detail && html` (${detail})`}</li>`)}
    </ul>
  </details>`;
}

/** An action of the audit log in words; its own name where the dictionary has none. */
export const sayAction = (action: string, t: View['t']): string =>
  hasText('kk', `desk.audit.action.${action}`) ? t(`desk.audit.action.${action}`) : action;
