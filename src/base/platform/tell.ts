/** A line for whoever runs the command. @returns The exit code it was given. */
export function tell(line: string, code = 0): number {
  process.stderr.write(`${line}\n`);
  return code;
}
