/** A parameter that names something: found for whom it may be named by, or not at all. */
import type { FastifyRequest } from 'fastify';
import type { Desk } from './desk.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import type { Person } from '../store/staff.ts';
import { forbidden } from './session.ts';

/** Who asks, of which desk. */
export interface RuleContext {
  desk: Desk;
  person: Person | null;
  request: FastifyRequest;
  /** All that stands beside it: in the path, the query or the form. */
  values: FormValues;
}

export type Find<T> = (value: string, context: RuleContext) => T | undefined;

/**
 * Handlers get what a parameter names from its rule and never by its id. What is not there and what
 * is somebody else's are the same: neither is found.
 */
export class ObjectRule<T> {
  /** For the test that walks the routes: which object is to be tried. */
  readonly kind: string;
  readonly #find: Find<T>;
  /** Whether what is not found is as if it had not been named. */
  readonly isLenient: boolean;
  readonly #found = new WeakMap<FastifyRequest, readonly T[]>();

  constructor(kind: string, find: Find<T>, isLenient = false) {
    this.kind = kind;
    this.#find = find;
    this.isLenient = isLenient;
  }

  /** The same, but what is not found is as if it had not been named, and the handler speaks. */
  get orNothing(): ObjectRule<T> {
    return new ObjectRule(this.kind, this.#find, true);
  }

  /** @returns Whether the request may go on. */
  resolve(values: readonly string[], context: RuleContext): boolean {
    const named = values.filter((value) => value !== '');
    const found = named
      .map((value) => this.#find(value, context))
      .filter((one) => one !== undefined);
    this.#found.set(context.request, found);
    return this.isLenient || found.length === named.length;
  }

  all(request: FastifyRequest): readonly T[] {
    return this.#found.get(request) ?? [];
  }

  /** What was named, if something was. */
  maybe(request: FastifyRequest): T | undefined {
    return this.all(request).at(-1);
  }

  /** @throws 403 when nothing was named. */
  of(request: FastifyRequest): T {
    const found = this.maybe(request);
    if (found === undefined) throw forbidden();
    return found;
  }
}
