/** The token that every form of a session carries: whose it is, a dot, and what nobody guesses. */
export const csrfTokenOf = (person: number, secret: string): string => `${person}.${secret}`;

/** Whose session a token is of: the id of a person, as the token itself says. */
export const writerOf = (csrfToken: string): string => csrfToken.split('.', 1)[0] ?? '';
