import { PAPER, SKY, withPalettes } from '../../base/formats/palette.ts';
import { embeddedFaces } from '../../base/formats/font-face.ts';

/** The site's two typefaces, cut to the letters of its pages. */
const FACES = [
  {
    family: 'Source Serif 4',
    weight: 600,
    url: new URL('../site/fonts/serif.woff2', import.meta.url),
  },
  { family: 'Fira Sans', weight: 400, url: new URL('../site/fonts/sans.woff2', import.meta.url) },
];

/** The style of the page with the typefaces in it: it needs nothing from elsewhere. */
export const pageStyle = async (): Promise<string> => (await embeddedFaces(FACES)) + STYLE;

/** The design of the report: paper by day, night by night, and A4 across when printed. */
const STYLE = withPalettes(`
:root { color-scheme: light dark; @palette day; --sky: var(--link); --soft: #768d90; }
@media (prefers-color-scheme: dark) { :root { @palette night; --soft: #56707c; } }
* { box-sizing: border-box; margin: 0; }
html { background: var(--ground); color: var(--ink); font: 400 1rem/1.45 "Fira Sans", "Segoe UI", Roboto, "Noto Sans", sans-serif; -webkit-print-color-adjust: exact; }
body { max-width: 100rem; margin-inline: auto; padding: 1.25rem clamp(1rem, 4vw, 3rem) 3rem; }
nav { display: flex; gap: 1.25rem; justify-content: flex-end; }
a { color: var(--sky); padding-block: .35rem; }
h1, h2 { font-family: "Source Serif 4", Georgia, serif; font-weight: 600; line-height: 1.15; }
h1 { font-size: clamp(1.7rem, 5vw, 2.6rem); margin-block: .3rem .5rem; }
h2 { font-size: 1.3rem; margin-bottom: .8rem; }
header { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
.region, .note { color: var(--quiet); }
.note { font-size: .9rem; }
section { margin-top: 1.75rem; }
.summary p { max-width: 46rem; margin-top: .5rem; text-wrap: pretty; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 0 3rem; }
.chart { display: block; width: 100%; height: auto; max-width: 44rem; overflow: visible; }
.chart text { font-size: 13px; fill: currentColor; }
.chart .value { fill: var(--quiet); }
@media (max-width: 40rem) { .chart text { font-size: 15px; } }
.accepted, .clips { fill: var(--sky); }
.waiting, .led { fill: var(--ink); }
.returned, .published { fill: var(--soft); }
.declined { fill: none; stroke: var(--quiet); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; padding: 0; margin-top: .75rem; list-style: none; color: var(--quiet); font-size: .95rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .8rem; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .3rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: bottom; }
th:first-child, td:nth-child(2), th:nth-child(2) { text-align: left; }
thead th { color: var(--quiet); font-weight: 500; }
tbody th { font-weight: 500; }
tfoot :is(th, td) { border-top: 2px solid var(--gold); border-bottom: 0; font-weight: 600; }
.figures .note { margin-top: .75rem; }
@page { size: 297mm 210mm; margin: 13mm 14mm; }
@media print {
:root { color-scheme: light; --ground: #fff; --raised: #fff; --ink: ${PAPER.ink}; --quiet: ${PAPER.quiet}; --gold: ${PAPER.accent}; --sky: ${SKY.accent}; --soft: #768d90; --line: ${PAPER.hairline}; }
html { font-size: 9.5pt; }
body { max-width: none; padding: 0; }
nav { display: none; }
section { break-inside: avoid; margin-top: 1.2rem; }
.charts { grid-template-columns: repeat(auto-fit, minmax(29rem, 1fr)); gap: 0 3.5rem; }
.chart { max-width: 29rem; }
.legend { margin-top: .3rem; font-size: .9rem; }
h2 { margin-bottom: .6rem; }
.summary p { max-width: none; margin-top: .3rem; }
table { font-size: .85rem; }
th, td { padding: .33rem .4rem; text-wrap: balance; }
}
`);

/** Letters of the sheet where there are so few places that usual ones would leave it half empty. */
const LARGER = [
  [1, 12],
  [4, 10.5],
] as const;

/** The design on paper, for so many places. */
export function paperStyle(places: number): string {
  const points = LARGER.find(([most]) => places <= most)?.[1];
  return points
    ? `${STYLE}@media print { html { font-size: ${points}pt; } table { font-size: 9pt; } th, td { padding-inline: .25rem; } }`
    : STYLE;
}
