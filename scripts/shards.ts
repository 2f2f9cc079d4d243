import { runCommand } from '../src/base/command/cli.ts';
import { planShards, shardOptions } from '../src/build/shards.ts';

await runCommand(planShards, shardOptions);
