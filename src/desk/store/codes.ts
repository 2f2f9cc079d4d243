/** Receipt codes that can be read out over the telephone, and secrets that cannot be guessed. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Neither vowels, which make words, nor what looks or sounds alike; a prime number of them. */
const SYMBOLS = '23456789CDFHJKMNPQRTVWX';
const LENGTH = 9;

/** The symbol behind the others: any wrong symbol and any two exchanged neighbours change it. */
function checkSymbol(symbols: string): string {
  let sum = 0;
  [...symbols].forEach((symbol, index) => (sum += SYMBOLS.indexOf(symbol) * (index + 2)));
  return SYMBOLS[sum % SYMBOLS.length] ?? '';
}

/** A new code: `7KD3M-Q94XT`, nine symbols by chance (1.8 × 10¹²) and one that checks them. */
export function newCode(): string {
  const symbols = Array.from({ length: LENGTH }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('');
  return spaced(symbols + checkSymbol(symbols));
}

const spaced = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What a person typed as a code, in its one spelling; `null` when it cannot be one. */
export function readCode(text: string): string | null {
  const symbols = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (symbols.length !== LENGTH + 1 || [...symbols].some((symbol) => !SYMBOLS.includes(symbol)))
    return null;
  return checkSymbol(symbols.slice(0, LENGTH)) === symbols[LENGTH] ? spaced(symbols) : null;
}

/** 192 bits for links and cookies. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is kept of a secret. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
