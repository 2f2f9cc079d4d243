import { readCount } from '../src/base/command/options.ts';
import { runBench } from '../src/dev/bench/command.ts';
import { benchDesk } from '../src/dev/bench/desk/index.ts';

await runBench(
  {
    families: { type: 'string', default: '50', judge: readCount },
    editors: { type: 'string', default: '20', judge: readCount },
    waiting: { type: 'string', default: '650', judge: readCount },
    receipts: { type: 'string', default: '150', judge: readCount },
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
