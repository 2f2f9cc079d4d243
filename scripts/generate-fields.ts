import path from 'node:path';
import { PROJECT } from '../src/base/platform/cache.ts';
import { writeFileAtomically } from '../src/base/platform/files.ts';
import { fieldPages } from '../src/check/entry-page.ts';
import { runCommand } from '../src/base/command/cli.ts';
import { LANGUAGES } from '../src/model/language.ts';

await runCommand(async () => {
  for (const language of LANGUAGES)
    for (const [name, text] of fieldPages(language))
      await writeFileAtomically(path.join(PROJECT, 'docs', name), text);
  return 0;
});
