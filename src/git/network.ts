/** What Git is given when it speaks with a remote repository. */
import { MAIN } from './change.ts';
import { git, gitLine, settings, type Call, type Setting } from './run.ts';

/** Longest time of a question, and of a transfer that goes on, ms. */
const ASKING = 60_000;
const TRANSFER = 30 * 60_000;

/** Whoever sends less than so many bytes a second for so many seconds is taken for dead. */
const SLOWEST: readonly Setting[] = [
  ['http.lowSpeedLimit', '100'],
  ['http.lowSpeedTime', '60'],
];
const SSH =
  'ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4';

/** Answers Git's question for name and password from the environment, which `ps` does not show. */
const HELPER =
  '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$ESTELIK_GIT_NAME" "$ESTELIK_GIT_PASSWORD"; }; f';

/** Nobody else is asked, or told what to keep. */
const SETTINGS_OF_HERE: readonly Setting[] = [
  ['credential.helper', ''],
  ['credential.helper', HELPER],
];

/** How a remote repository is spoken to. */
export interface Line {
  /** Without what is secret of it. */
  address: string;
  ask: Call;
  transfer: Call;
}

/**
 * @param remote Address or path; name and password in it are given to Git by its environment.
 * @param signal Gives up whatever is under way.
 * @param longest Milliseconds a call may take at most.
 */
export function lineTo(remote: string, signal?: AbortSignal, longest = TRANSFER): Line {
  const { address, env } = withoutSecret(remote);
  const call = { env, signal };
  return {
    address,
    ask: { ...call, timeout: Math.min(ASKING, longest) },
    transfer: { ...call, timeout: longest },
  };
}

/**
 * Fetches the remote's newest commit; `null` when its repository is empty.
 * @throws {GitError} when it cannot be reached.
 */
export async function fetchTheirs(folder: string, line: Line): Promise<string | null> {
  const { address, ask, transfer } = line;
  const listed = await git(folder, ['ls-remote', address, `refs/heads/${MAIN}`], ask);
  if (listed.length === 0) return null;
  const what = `+refs/heads/${MAIN}:refs/remote/${MAIN}`;
  await git(folder, ['fetch', '--quiet', address, what], transfer);
  return gitLine(folder, ['rev-parse', `refs/remote/${MAIN}`]);
}

/** Whether an address holds a password or token, which a list of processes would show. */
export const holdsSecret = (remote: string): boolean => withoutSecret(remote).address !== remote;

function withoutSecret(remote: string): { address: string; env: Record<string, string> } {
  const own = process.env['GIT_SSH_COMMAND'] ?? process.env['GIT_SSH'];
  const ssh: Record<string, string> = own ? {} : { GIT_SSH_COMMAND: SSH };
  const [, scheme = '', user, rest = ''] = /^(https?:\/\/)(?:([^/]*)@)?(.*)$/is.exec(remote) ?? [];
  if (user === undefined) return { address: remote, env: { ...ssh, ...settings(SLOWEST) } };
  const [name = '', password = ''] = user.split(/:(.*)/s).map(decoded);
  const env = {
    ...ssh,
    ...settings([...SLOWEST, ...SETTINGS_OF_HERE]),
    ESTELIK_GIT_NAME: name,
    ESTELIK_GIT_PASSWORD: password,
  };
  return { address: scheme + rest, env };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign of its own
  }
}
