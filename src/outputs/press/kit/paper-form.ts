/** The form on paper, with the fields of the form on the screen: large type, two sides of A4. */
import { PAPER } from '../../../base/formats/palette.ts';
import { sayDay } from '../../../i18n/dates.ts';
import { hasText, t, type Translator } from '../../../i18n/index.ts';
import { FIELDS, type FormField } from '../../../intake/questions/fields.ts';
import { inLanguage } from '../../../model/language.ts';
import { STRAIGHT } from '../../../model/horizon.ts';
import type { Place } from '../../../model/place.ts';
import { USES } from '../../../model/veteran.ts';
import { xml } from '../../../base/formats/xml.ts';
import { horizonSvg, qrSvg } from '../../print/svg.ts';
import type { PressLanguage } from '../caption.ts';
import { collectingAddress, contactText, type Source } from './texts.ts';

/** What the desk asks on a screen only, or writes itself. */
const ON_SCREEN = new Set(['summary', 'sources.0.type']);
/** Lists too long for paper: the word is written. */
const LONGEST_CHOICE = 9;
const LINES = { text: 1, date: 1, choice: 1, many: 2, tick: 0, long: 5 } as const;

const STYLE = `
@page{size:210mm 297mm;margin:0}
html,body{margin:0}
.side{box-sizing:border-box;width:210mm;height:297mm;padding:13mm 16mm 10mm 18mm;font:400 14.5pt/1.25 'Fira Sans';color:${PAPER.ink};break-after:page;overflow:hidden;display:flex;flex-direction:column;gap:2.8mm}
.side:last-child{break-after:auto}
h1{font:600 25pt/1.1 'Source Serif 4';margin:0;text-wrap:balance}
h2{font:600 17pt/1.2 'Source Serif 4';margin:1mm 0 0}
p{margin:0;text-wrap:pretty}
header{display:flex;gap:8mm;justify-content:space-between}
header div{display:grid;gap:2mm;align-content:start}
.label{font-weight:600}
.hint{font-size:11.5pt;color:${PAPER.quiet};text-wrap:balance}
.line{border-bottom:.35mm solid ${PAPER.quiet};height:8mm}
.row{display:grid;grid-template-columns:1fr 1fr;gap:2.9mm 8mm;align-items:end}
ul{list-style:none;margin:1.2mm 0 0;padding:0;display:flex;flex-wrap:wrap;gap:1.1mm 5mm}
li{display:flex;gap:2.4mm;align-items:baseline}
.box{flex:none;width:4.6mm;height:4.6mm;border:.4mm solid ${PAPER.ink};transform:translateY(.8mm)}
footer .side-number{white-space:nowrap}
footer{margin-top:auto;text-wrap:balance;font-size:11.5pt;color:${PAPER.quiet}}
svg{display:block;flex:none}`;

/** The whole document in a language, for {@link Printer}. */
export function paperForm(source: Source, place: Place, language: PressLanguage): string {
  const say = t(language);
  const name = inLanguage(place.name, language)?.text ?? place.id;
  const address = collectingAddress(source, language);
  const fields = FIELDS.filter(({ path }) => !ON_SCREEN.has(path) && path !== 'place');
  const isOverleaf = ({ path, kind }: FormField): boolean =>
    ['long', 'many'].includes(kind) || path.startsWith('burial') || path.startsWith('sources');
  const first = fields.filter((field) => !isOverleaf(field));
  const second = fields.filter(isOverleaf);
  const rule = `<svg width="176mm" height="5mm" viewBox="0 0 1760 50"><path d="M0 44H660M1100 44H1760" stroke="${PAPER.accent}" stroke-width="4"/>${horizonSvg(place.horizon ?? STRAIGHT, { x: 660, y: 44, width: 440 }, PAPER.accent, 4)}</svg>`;
  const deadline = sayDay(source.campaign.collecting.to, language);
  return `<style>${STYLE}</style>
<section class="side" lang="${language}">
<header><div><h1>${xml(say('desk.form.title'))}</h1><p class="label">${xml(name)}</p><p>${xml(say('kit.form.lead', { deadline }))}</p></div>
<svg width="30mm" height="30mm" viewBox="0 0 300 300">${qrSvg(address, 0, 0, 300)}</svg></header>
${rule}${inRows(first, say, language)}
<footer>${xml(say('kit.form.side', { number: 1 }))}</footer></section>
<section class="side" lang="${language}">
${inRows(second, say, language)}
<h2>${xml(say('desk.form.consent'))}</h2><p class="hint">${xml(say('desk.form.consent.hint'))}</p>
${USES.map((use) => `<p><span style="display:flex;gap:3mm"><span class="box"></span><span><span class="label">${xml(say(`desk.consent.${use}`))}</span> ${xml(say(`desk.consent.${use}.words`))}</span></span></p>`).join('')}
<h2>${xml(say('desk.form.contact'))}</h2><p class="hint">${xml(say('kit.form.private'))}</p>
<div class="row">${['sender', 'relation', 'contact', 'signature'].map((part) => `<div><p>${xml(say(`kit.form.${part}`))}</p><div class="line"></div></div>`).join('')}</div>
<footer>${xml(say('kit.form.withdraw'))} ${xml(contactText(source, place, language))} · <span class="side-number">${xml(say('kit.form.side', { number: 2 }))}</span></footer></section>`;
}

/** Short answers two to a row, in the order of the form. */
function inRows(fields: readonly FormField[], say: Translator, language: PressLanguage): string {
  const isShort = ({ kind, path, choices, letters }: FormField): boolean =>
    path !== 'name' &&
    !letters &&
    (kind === 'text' || kind === 'date' || (kind === 'choice' && !fewChoices(choices, language)));
  let html = '';
  let short: FormField[] = [];
  const flush = (): void => {
    if (short.length > 0)
      html += `<div class="row">${short.map((field) => asking(field, say, language)).join('')}</div>`;
    short = [];
  };
  for (const field of fields) {
    if (isShort(field)) short.push(field);
    else {
      flush();
      html += asking(field, say, language);
    }
  }
  flush();
  return html;
}

const fewChoices = (choices: FormField['choices'], language: PressLanguage) => {
  const list = choices?.(t(language), language) ?? [];
  return list.length > 0 && list.length <= LONGEST_CHOICE ? list : null;
};

function asking(
  { path, kind, choices, letters }: FormField,
  say: Translator,
  language: PressLanguage,
): string {
  const bare = path.replace(/\.\d+/g, '');
  const key = `desk.form.label.${bare}`;
  const label = hasText(language, key) ? say(key) : say(`field.veteran.${bare}`);
  const list = fewChoices(choices, language);
  if (kind === 'tick')
    return `<ul><li><span class="box"></span><span class="label">${xml(label)}</span></li></ul>`;
  const answer = list
    ? `<ul>${list.map(({ text }) => `<li><span class="box"></span>${xml(text)}</li>`).join('')}</ul>`
    : '<div class="line"></div>'.repeat(LINES[kind]);
  const hintKey = letters ? 'kit.form.hint.deed' : kind === 'long' && 'desk.form.hint.story';
  const hint = hintKey ? `<p class="hint">${xml(say(hintKey))}</p>` : '';
  return `<div><p class="label">${xml(label)}</p>${hint}${answer}</div>`;
}
