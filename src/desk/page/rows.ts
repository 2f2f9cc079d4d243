/** A line to write into, with its label, its help and what is wrong with it. */
import { checked } from './inputs.ts';
import { html, type Html, type Value } from './html.ts';
import type { Use } from '../../model/veteran.ts';
import type { View } from './layout.ts';

export interface TextRow {
  id: string;
  /** The input's name; the id if absent. */
  name?: string;
  label: string;
  type?: 'text' | 'password';
  hint?: string;
  /** What is wrong, told above the input. */
  wrong?: Value;
  value?: string;
  /** Characters at most. */
  most?: number;
  autocomplete?: string;
  autocapitalize?: 'none' | 'characters';
  required?: boolean;
}

/** A line to write into, told by ids what helps and what is wrong. */
export const textRow = ({ id, label, hint, wrong, ...input }: TextRow): Html =>
  html`<div class="row">
    <label for="${id}">${label}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${wrong && html`<p class="problems" role="alert" id="${id}-wrong">${wrong}</p>`}
    <input
      id="${id}"
      name="${input.name ?? id}"
      type="${input.type ?? 'text'}"
      ${input.value !== undefined && html`value="${input.value}"`}
      ${input.most !== undefined && html`maxlength="${input.most}"`}
      ${input.autocomplete && html`autocomplete="${input.autocomplete}"`}
      ${input.autocapitalize && html`autocapitalize="${input.autocapitalize}"`}
      ${(hint || wrong) && html`aria-describedby="${[hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')}"`}
      ${wrong && html`aria-invalid="true"`}
      ${input.required && html`required`}
    />
  </div>`;

/** What a family may allow, to be ticked by somebody of the desk. */
export const consentBox = (use: Use, t: View['t'], isGiven = false): Html =>
  html`<label class="box"
    ><input type="checkbox" name="consent.${use}" ${checked(isGiven)} />
    <span>${t(`desk.consent.${use}`)}</span></label
  >`;
