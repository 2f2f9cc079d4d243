/** Who asks, of which repository, and what they may not do. */
import type { Translator } from '../../i18n/index.ts';
import type { Repository } from '../git/repository.ts';
import { addressOf, type Address } from './address.ts';
import type { Board } from './board.ts';
import { Refusal } from './refusal.ts';
import type { Action, Params } from './request.ts';

/** Who asks: what they may do, and the language they read. */
export interface Editor {
  mayEdit: (place: string) => boolean;
  mayPublish: boolean;
  t: Translator;
}

/** What an answer is made of. */
export interface Asked {
  repository: Repository;
  board: Board;
  editor: Editor;
}

export type Handlers<Own extends Action = Action> = {
  [A in Own]: (asked: Asked, params: Params<A>) => Promise<unknown>;
};

/** @throws {Refusal} 403 outside of the editor's places. */
export function demand({ editor }: Asked, place: string): void {
  if (!editor.mayEdit(place)) throw new Refusal(403, 'place');
}

/** @throws {Refusal} 403 for those who only prepare. */
export function demandPublishing({ editor }: Asked): void {
  if (!editor.mayPublish) throw new Refusal(403, 'publish');
}

/** The address of an entry of the editor's places. */
export function own(asked: Asked, place: string, slug: string): Address {
  demand(asked, place);
  return addressOf(place, slug);
}
