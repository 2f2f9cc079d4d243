import { runBench } from '../src/dev/bench/command.ts';
import { benchDesk } from '../src/dev/bench/desk/index.ts';

await runBench(
  {
    families: { type: 'string', default: '50' },
    editors: { type: 'string', default: '20' },
    waiting: { type: 'string', default: '650' },
    receipts: { type: 'string', default: '150' },
  },
  ({ count, say }) =>
    benchDesk(
      {
        families: count('families'),
        editors: count('editors'),
        waiting: count('waiting'),
        receipts: count('receipts'),
      },
      say,
    ),
);
