/** Proof of work: a device computes a moment before it sends; nobody is asked to read letters. */
import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Payload } from 'altcha-lib/types';
import { z } from 'zod';
import { jsonIn } from '../app/input.ts';
import { useChallenge } from '../store/challenges.ts';
import type { Database } from '../store/database.ts';

/** 0.4 s of an office computer, some seconds of an old telephone; checking takes a millisecond. */
const COST = 1000;
const COUNTER = [500, 1000] as const;
/** A form may lie open for a day. */
const VALID = 24 * 3_600_000;

/** As much of a solution as is looked at before it is verified. */
const solved = z.looseObject({
  challenge: z.looseObject({ parameters: z.looseObject({ nonce: z.string() }) }),
  solution: z.looseObject({}),
});

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
    const payload = jsonIn(Buffer.from(posted, 'base64').toString(), solved) as Payload | undefined;
    if (!payload) return false;
    const options = { ...payload, deriveKey, ...this.#secrets };
    const { verified } = await verifySolution(options).catch(() => ({ verified: false }));
    const { nonce } = payload.challenge.parameters;
    return verified && useChallenge(this.#db, nonce, Date.now() + VALID);
  }
}
