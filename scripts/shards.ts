import { runCommand } from '../src/cli.ts';
import { planShards, shardOptions } from '../src/shards.ts';

await runCommand(planShards, shardOptions);
