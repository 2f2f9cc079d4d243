/** An error that is answered with a status, and with the seconds to wait. */
export const httpError = (statusCode: number, message: string, retryAfter?: number): Error =>
  Object.assign(new Error(message), { statusCode, retryAfter });
