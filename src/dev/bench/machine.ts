import { availableParallelism, cpus } from 'node:os';

/** On what figures were measured. */
export interface Machine {
  processor: string;
  cores: number;
  node: string;
}

export const machineOf = (): Machine => ({
  processor: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  node: process.version,
});
