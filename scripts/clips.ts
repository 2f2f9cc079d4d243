import { build } from '../src/build/index.ts';
import { runCommand } from '../src/base/command/cli.ts';
import { partOptions, renderPart } from '../src/build/shards.ts';

await runCommand(
  (options) =>
    options.own['missing'] || options.own['to'] ? renderPart(options) : build(options, ['clips']),
  partOptions,
);
