import type { BuildContext } from '../base/command/context.ts';
import type { Store } from './store/store.ts';

/** What every command of publishing stands on. */
export interface ReleaseContext extends BuildContext {
  store: Store | null;
  /** Absolute path of the folder to publish to. */
  to: string;
  today: string;
}
