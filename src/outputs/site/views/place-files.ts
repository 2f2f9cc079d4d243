/** What other rooms made of a place and of the region: only what is there has a link. */
import { sayDate } from '../../../i18n/dates.ts';
import type { Language } from '../../../model/language.ts';
import type { SiteData } from '../data/site-data.ts';
import { pressLanguage } from '../../press/caption.ts';
import { presentFiles, type PressFile } from './press.ts';

type Placed = Pick<SiteData, 'placed'>;

/** To be printed and shared at a place, in the order in which it is needed. */
export function filesOfPlace(place: string, data: Placed): PressFile[] {
  const kit = `press/kit/${place}/${place}`;
  const print = `print/places/${place}/${place}`;
  return presentFiles(data, [
    { path: `${kit}-kit.zip`, label: 'site.press.kit' },
    { path: `${kit}-poster-a3.pdf`, label: 'site.place.file.poster' },
    { path: `${kit}-leaflet-a5.pdf`, label: 'site.place.file.leaflet' },
    { path: `${kit}-form-a4.kk.pdf`, label: 'site.place.file.form.kk' },
    { path: `${kit}-form-a4.ru.pdf`, label: 'site.place.file.form.ru' },
    { path: `${print}-book-a4.pdf`, label: 'site.place.file.book' },
    { path: `${print}-plates-a4.pdf`, label: 'site.place.file.plates' },
  ]);
}

/** The region's report in the country's languages. */
export function reportFiles(data: Placed, language: Language): PressFile[] {
  const spoken = pressLanguage(language);
  const [start, ending] = ['report/report-', `.${spoken}.pdf`];
  const dated = [...data.placed.keys()]
    .filter((path) => path.startsWith(start) && path.endsWith(ending))
    .sort()
    .map((path): PressFile => {
      const day = path.slice(start.length, -ending.length);
      return { path, label: 'site.report.dated', part: sayDate(day, language) };
    });
  return presentFiles(data, [
    { path: `report/report.${spoken}.pdf`, label: 'site.report.pdf' },
    { path: `report/report.${spoken}.xlsx`, label: 'site.report.xlsx' },
    ...dated,
  ]);
}
