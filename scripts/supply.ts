import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../src/base/platform/cache.ts';
import { runCommand } from '../src/base/command/cli.ts';
import { tell } from '../src/base/platform/tell.ts';
import { licenceTable, nodeFindings, supplyFindings, type Lock } from '../src/check/supply.ts';
import { t } from '../src/i18n/index.ts';

await runCommand(async ({ lang }) => {
  const say = t(lang);
  const lock = JSON.parse(await readFile(path.join(PROJECT, 'package-lock.json'), 'utf8')) as Lock;
  for (const [licence, count] of licenceTable(lock)) process.stdout.write(`${count}\t${licence}\n`);
  process.stdout.write(`${process.version}\tNode\n`);
  for (const { code, ...params } of nodeFindings(process.versions.node))
    tell(say(`supply.${code}`, { ...params }));
  const findings = supplyFindings(lock);
  for (const { code, ...params } of findings) tell(say(`supply.${code}`, params));
  return findings.length > 0 ? 1 : 0;
});
