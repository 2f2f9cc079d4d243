/** An error that is answered with a status, and with the seconds to wait. */
export const httpError = (statusCode: number, words: string, retryAfter?: number): Error =>
  Object.assign(new Error(words), { statusCode, retryAfter });
