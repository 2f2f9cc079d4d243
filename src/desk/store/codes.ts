/** Receipt codes that can be read out over the telephone, and secrets that cannot be guessed. */
import { hash, randomBytes, randomInt } from 'node:crypto';

/** Neither vowels, which make words, nor what looks or sounds alike; a prime number of them. */
const SYMBOLS = '23456789CDFHJKMNPQRTVWX';
const LENGTH = 11;
/** Of the codes before 2027, which are valid on. */
const SHORT_LENGTH = 9;

/** The symbol behind the others: any wrong symbol and any two exchanged neighbours change it. */
function checkSymbol(symbols: string): string {
  let sum = 0;
  [...symbols].forEach((symbol, index) => (sum += SYMBOLS.indexOf(symbol) * (index + 2)));
  return SYMBOLS[sum % SYMBOLS.length] ?? '';
}

/** A new code: `7KD3-MQ94-XTFH`, eleven symbols by chance (9.5 × 10¹⁴) and one that checks them. */
export function newCode(): string {
  const symbols = Array.from({ length: LENGTH }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('');
  return spaced(symbols + checkSymbol(symbols));
}

const spaced = (code: string): string =>
  (code.length > SHORT_LENGTH + 1 ? /^(.{4})(.{4})(.{4})$/ : /^(.{5})(.{5})$/)
    .exec(code)
    ?.slice(1)
    .join('-') ?? code;

/** Whether guessing is hopeless, so that a right code needs no other limit. */
export const isLongCode = (code: string): boolean => code.replaceAll('-', '').length > LENGTH;

/** What a person typed as a code, in its one spelling; `null` when it cannot be one. */
export function readCode(text: string): string | null {
  const symbols = text
    .slice(0, 100)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  const length = symbols.length - 1;
  if (
    ![LENGTH, SHORT_LENGTH].includes(length) ||
    [...symbols].some((symbol) => !SYMBOLS.includes(symbol))
  )
    return null;
  return checkSymbol(symbols.slice(0, length)) === symbols[length] ? spaced(symbols) : null;
}

/** 192 bits for links and cookies. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is kept of a secret. */
export const digestOf = (secret: string): string => hash('sha256', secret);
