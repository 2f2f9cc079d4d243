import { expect, test } from 'vitest';
import { growthTable } from './table.ts';

const step = (cpu: number) => ({ cpu, wall: cpu, memory: 100, facts: {} });

test('a line a step, with what it cost at each size and by what it grew', () => {
  const report = {
    machine: { processor: '', cores: 2, node: '' },
    sizes: [
      { people: 100, steps: { check: step(0.5), site: step(2) } },
      { people: 1000, steps: { check: step(1), site: step(20) } },
    ],
  };
  expect(growthTable(report).split('\n')).toEqual([
    '| step | 100 people | 1000 people | grows |',
    '| --- | --- | --- | --- |',
    '| check | 0.5 CPU-s, 100 MB | 1.0 CPU-s, 100 MB | × 2.0 |',
    '| site | 2.0 CPU-s, 100 MB | 20.0 CPU-s, 100 MB | × 10.0 |',
  ]);
});
