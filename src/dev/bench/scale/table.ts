import type { ScaleReport } from './index.ts';

/** CPU seconds below which a quotient says nothing. */
const LEAST = 0.1;

/** The report as a table of Markdown: a line a step, and by what it grew from the first size on. */
export function growthTable({ sizes }: ScaleReport): string {
  const [first, last] = [sizes[0], sizes.at(-1)];
  const names = Object.keys(first?.steps ?? {});
  const rows = names.map((name) => {
    const cells = sizes.map(({ steps }) => {
      const step = steps[name];
      return step ? `${step.cpu.toFixed(1)} CPU-s, ${step.memory} MB` : '';
    });
    const [from, to] = [first?.steps[name]?.cpu ?? 0, last?.steps[name]?.cpu ?? 0];
    return [name, ...cells, from < LEAST ? '' : `× ${(to / from).toFixed(1)}`];
  });
  const head = ['step', ...sizes.map(({ people }) => `${people} people`), 'grows'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
