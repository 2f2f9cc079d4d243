/** An editor in Decap: a new person with name, category, portrait and consent, published. */
import path from 'node:path';
import { launchBrowser } from '../../../base/platform/browser.ts';
import { PROJECT } from '../../../base/platform/cache.ts';
import { cmsServer } from '../../../cms/serve.ts';
import { Repository } from '../../../git/repository.ts';
import { readArchive } from '../../../model/archive.ts';
import { agree, describe, publish, save } from '../../testing/form-steps.ts';
import { smallArchive } from '../../testing/small-archive.ts';
import { counting, timed, type PathFigures } from './walk.ts';

const PHOTO = path.join(PROJECT, 'fixtures/photos/25-progressive-gps.jpg');
const ENTRY = 'content/veterans/balkhash/raqymzhan-qoshqarbaev/index.md';

export async function editor(): Promise<PathFigures> {
  const folders = await smallArchive(['abdirov-nurken'], []);
  const { archive } = await readArchive(folders.content);
  if (!archive) throw new Error('The archive cannot be read');
  await using app = await cmsServer({ ...folders, lang: 'kk' }, archive);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  await using browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  page.on('dialog', (dialog) => void dialog.accept());
  const figures = await counting(context, page);
  const walked = await timed(figures, async () => {
    await page.goto(`${address}/admin/#/collections/balkhash/new`);
    await describe(page, 'Рақымжан Қошқарбаев', PHOTO);
    await agree(page);
    await save(page);
    await publish(page);
  });
  const repository = await Repository.open(path.join(folders.cache, 'cms.git'));
  if (!(await repository.read(ENTRY))) throw new Error('Nobody was published');
  return walked;
}
