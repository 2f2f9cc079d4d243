/** The parts of a text between separators, without blanks around them; none is empty. */
export const split = (text: string, separators: RegExp): string[] =>
  text
    .split(separators)
    .map((part) => part.trim())
    .filter(Boolean);

/** Words and phrases of a list of ours, apart by commas. */
export const wordList = (text: string): string[] => split(text, /,/);
