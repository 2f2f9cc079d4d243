/** The report as one document: for browsers, and for paper. */
import { createHash } from 'node:crypto';
import { sayDate, sayDay, sayMinute } from '../../i18n/dates.ts';
import { t, type TextKey } from '../../i18n/index.ts';
import type { Cell } from '../../base/formats/xlsx.ts';
import { xml } from '../../base/formats/xml.ts';
import { localMinute } from '../../model/zone.ts';
import type { Archive } from '../../model/archive.ts';
import { inLanguage } from '../../model/language.ts';
import type { PressLanguage } from '../press/caption.ts';
import { barChart, READY, RECEIVED } from './charts.ts';
import type { Figures } from './figures.ts';
import { shownTable, tableOf, type Table } from './table.ts';

/** @property asOf The day that the report speaks of; without it the report bears none. */
type Source = Pick<Archive, 'settings' | 'campaign' | 'counts'> & { asOf?: string | undefined };

/** Whether the last day on the screens lies behind the day of the report. */
const isOver = ({ campaign, asOf }: Source): boolean =>
  asOf !== undefined && campaign.led.windows.every(({ date }) => date < asOf);

/** Title, summary, charts and the table. */
export function reportBody(source: Source, figures: Figures, language: PressLanguage): string {
  const say = t(language);
  const { settings, campaign, counts } = source;
  const textOf = (text: Parameters<typeof inLanguage>[0]): string =>
    xml(inLanguage(text, language)?.text ?? '');
  const { total, places } = figures;
  const late = places.filter(({ specialist }) => specialist !== 'named');
  const sentences = [
    say('report.summary.specialists', {
      count: total.named,
      all: places.length,
      day: sayDay(campaign.specialistsBy, language),
    }),
    total.counts
      ? say('report.summary.counts', { ...total.counts })
      : say('report.summary.no-counts'),
    say('report.summary.clips', { published: total.published, clips: total.clips }),
    total.leastShown === null
      ? say('report.summary.no-screens')
      : say(isOver(source) ? 'report.summary.shown' : 'report.summary.screens', {
          screens: total.screens,
          hours: total.hours,
          count: total.leastShown,
        }),
  ];
  const figure = (title: TextKey, chart: string): string =>
    `<section><h2>${xml(say(title))}</h2>${chart}</section>`;
  const names = late.map(({ place }) => textOf(place.name)).join(', ');
  const shown = figures.screens.length
    ? `<section>${tableHtml('shown', say('report.shown.title'), shownTable(figures, language))}</section>`
    : '';
  const table = tableHtml('table', say('report.table'), tableOf(figures, language));
  return `<header><p class="region">${textOf(settings.region)}</p><h1>${xml(say('report.title'))}</h1><p>${textOf(campaign.name)} · ${textOf(campaign.occasion)}</p>${source.asOf ? `<p>${xml(say('report.day', { day: sayDate(source.asOf, language) }))}</p>` : ''}</header>
<section class="summary">${sentences.map((sentence) => `<p>${xml(sentence)}</p>`).join('')}${names ? `<p>${xml(say('report.summary.missing'))} ${names}.</p>` : ''}${counts ? `<p class="note">${xml(say('report.counted', { at: sayMinute(localMinute(new Date(counts.at), campaign.timeZone), language) }))}</p>` : ''}</section>
<div class="charts">${counts ? figure('report.chart.received', barChart(figures, RECEIVED, 'stacked', language)) : ''}${figure('report.chart.ready', barChart(figures, READY, 'grouped', language))}</div>
${shown}
<section class="figures">${table}<p class="note">${xml(say('report.note'))}</p></section>`;
}

/** A table that scrolls by itself where the screen is narrow, below its title. */
function tableHtml(id: string, title: string, { head, rows, foot }: Table): string {
  const cell = (value: Cell): string => (value === null ? '–' : xml(String(value)));
  const row = ([first = null, ...rest]: readonly Cell[]): string =>
    `<tr><th scope="row">${cell(first)}</th>${rest.map((value) => `<td>${cell(value)}</td>`).join('')}</tr>`;
  const names = head.map((name) => `<th scope="col">${xml(name)}</th>`).join('');
  const sums = foot.length > 0 ? `<tfoot>${foot.map(row).join('')}</tfoot>` : '';
  return `<h2 id="${id}">${xml(title)}</h2><div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table><thead><tr>${names}</tr></thead><tbody>${rows.map(row).join('')}</tbody>${sums}</table></div>`;
}

/** A page that needs nothing from elsewhere and runs no script. */
export function reportPage(
  source: Source,
  figures: Figures,
  language: PressLanguage,
  style: string,
): string {
  const say = t(language);
  const other = language === 'kk' ? 'ru' : 'kk';
  const hash = createHash('sha256').update(style).digest('base64');
  const files = ['pdf', 'xlsx']
    .map((kind) => `<a href="../report.${language}.${kind}" download>${kind.toUpperCase()}</a>`)
    .join(' ');
  const title = `${say('report.title')} · ${inLanguage(source.settings.region, language)?.text ?? ''}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; font-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${xml(title)}</title>
<style>${style}</style>
</head>
<body>
<nav aria-label="${xml(say('report.nav'))}"><a href="../${other}/" lang="${other}" hreflang="${other}">${xml(t(other)('site.language'))}</a> ${files}</nav>
<main>
${reportBody(source, figures, language)}
</main>
</body>
</html>
`;
}
