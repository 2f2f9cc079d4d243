/** Proof of work: a device computes a moment before it sends; nobody is asked to read letters. */
import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Payload } from 'altcha-lib/types';
import { useChallenge } from '../store/challenges.ts';
import type { Database } from '../store/database.ts';

/** 0.4 s of an office computer, some seconds of an old telephone; checking takes a millisecond. */
const COST = 1000;
const COUNTER = [500, 1000] as const;
/** A form may lie open for a day. */
const VALID = 24 * 3_600_000;

export class Proof {
  readonly #db: Database;
  readonly #secrets: { hmacSignatureSecret: string; hmacKeySignatureSecret: string };

  constructor(db: Database) {
    this.#db = db;
    this.#secrets = {
      hmacSignatureSecret: db.secret('proof'),
      hmacKeySignatureSecret: db.secret('proof-key'),
    };
  }

  challenge(): Promise<Challenge> {
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: COST,
      deriveKey,
      ...this.#secrets,
      counter: randomInt(...COUNTER),
      expiresAt: new Date(Date.now() + VALID),
    });
  }

  /** Whether the posted solution is right and was never used before. */
  async verify(posted: string): Promise<boolean> {
    const payload = readPayload(posted);
    if (!payload) return false;
    const options = { ...payload, deriveKey, ...this.#secrets };
    const { verified } = await verifySolution(options).catch(() => ({ verified: false }));
    const { nonce } = payload.challenge.parameters;
    return verified && useChallenge(this.#db, nonce, Date.now() + VALID);
  }
}

function readPayload(posted: string): Payload | null {
  try {
    const payload = JSON.parse(Buffer.from(posted, 'base64').toString()) as Partial<Payload>;
    return typeof payload.challenge?.parameters?.nonce === 'string' && payload.solution
      ? (payload as Payload)
      : null;
  } catch {
    return null;
  }
}
