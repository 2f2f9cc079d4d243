import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../src/base/platform/cache.ts';
import { runCommand } from '../src/base/command/cli.ts';
import { licenceTable, nodeFindings, supplyFindings, type Lock } from '../src/check/supply.ts';
import { t } from '../src/i18n/index.ts';

await runCommand(async ({ lang }) => {
  const lock = JSON.parse(await readFile(path.join(PROJECT, 'package-lock.json'), 'utf8')) as Lock;
  for (const [licence, count] of licenceTable(lock)) process.stdout.write(`${count}\t${licence}\n`);
  process.stdout.write(`${process.version}\tNode\n`);
  for (const { code, ...params } of nodeFindings(process.versions.node))
    process.stderr.write(`${t(lang)(`supply.${code}`, { ...params })}\n`);
  const findings = supplyFindings(lock);
  for (const { code, ...params } of findings)
    process.stderr.write(`${t(lang)(`supply.${code}`, params)}\n`);
  return findings.length > 0 ? 1 : 0;
});
