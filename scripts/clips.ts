import { build } from '../src/build.ts';
import { runCommand } from '../src/cli.ts';
import { partOptions, renderPart } from '../src/shards.ts';

await runCommand(
  (options) =>
    options.own['missing'] || options.own['to'] ? renderPart(options) : build(options, ['clips']),
  partOptions,
);
