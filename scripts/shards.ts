import { runCommand } from '../src/cli.ts';
import { planShards } from '../src/shards.ts';

await runCommand(planShards);
