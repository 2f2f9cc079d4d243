/** Node's parser of command lines, and what is said of one that it cannot understand. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** A call that cannot be understood; the message is the word at fault and what may stand there. */
export class UsageError extends Error {}

/** Something that must stand there does not: the message is its option, `--people`, or its word, `DIR`. */
export class MissingValueError extends UsageError {}

/** Options as Node has them; one that is judged later, with all others at once, may be empty till then. */
type Judged = Readonly<
  Record<string, ParseArgsOptionsConfig[string] & { readonly isJudgedLater?: boolean }>
>;

/** @throws {UsageError} for an option that there is not, a word too many, an option without its value. */
export function parseCall<T extends Judged>(
  args: readonly string[],
  options: T,
  allowPositionals = false,
) {
  try {
    const words = withSigns(args, options);
    const parsed = parseArgs({ args: words, options, allowPositionals, tokens: true });
    for (const token of parsed.tokens)
      // As scripts write it whose variable is empty; a folder would then be the one we stand in.
      if (token.kind === 'option' && token.value === '' && !options[token.name]?.isJudgedLater)
        throw new MissingValueError(token.rawName);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const word = strangeWord(message);
    const name = word.replace('--', '');
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && options[name]?.type === 'string')
      throw new MissingValueError(word);
    throw new UsageError(word);
  }
}

/** `--people -5` as `--people=-5`: a number below nothing is a value, which is judged as such. */
function withSigns(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const words: string[] = [];
  for (const arg of args) {
    const before = words.at(-1) ?? '';
    const takesValue = before.startsWith('--') && options[before.slice(2)]?.type === 'string';
    if (takesValue && /^-\d/.test(arg)) words.splice(-1, 1, `${before}=${arg}`);
    else words.push(arg);
  }
  return words;
}

/** The word of the command line that Node complains of in English: `--colour`, `stray`. */
const strangeWord = (message: string): string =>
  /'(?:-\w, )?(--?[^' ]+|[^']+?)(?: <value>)?'/.exec(message)?.[1] ?? message;
