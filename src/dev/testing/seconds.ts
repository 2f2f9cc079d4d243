/**
 * Tells at the end of a run of many files where its time went (suites and the longest files), and
 * which tests passed only at their second try: those are faults of the tests, or of the machine.
 */
import type { Reporter, TestModule } from 'vitest/node';

const MANY = 10;
const LONGEST = 15;

const secondsOf = (modules: readonly TestModule[]): number =>
  modules.reduce((sum, module) => {
    const { duration, collectDuration } = module.diagnostic();
    return sum + (duration + collectDuration) / 1000;
  }, 0);

const row = (seconds: number, name: string): string =>
  `${seconds.toFixed(0).padStart(6)} s  ${name}`;

export default class Seconds implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < MANY) return;
    const suites = [...Map.groupBy(modules, ({ project }) => project.name)]
      .map(([name, those]) => ({ seconds: secondsOf(those), name }))
      .concat(
        modules
          .map((module) => ({ seconds: secondsOf([module]), name: module.relativeModuleId }))
          .sort((a, b) => b.seconds - a.seconds)
          .slice(0, LONGEST),
      );
    const unsteady = modules
      .flatMap((module) => [...module.children.allTests()])
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => `second try: ${test.module.relativeModuleId} > ${test.fullName}`);
    const rows = suites.map(({ seconds, name }) => row(seconds, name));
    console.log(['', ...rows, ...unsteady, ''].join('\n'));
  }
}
