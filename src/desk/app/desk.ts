/** The desk's parts, opened together: what every page and command works with. */
import { WrongCodes } from './wrong-codes.ts';
import type { DeskOptions } from '../options.ts';
import { openContext } from '../store/desk-context.ts';
import { freeSpace, Space } from './space.ts';
import { Imports } from '../lists/imports.ts';
import { Publisher } from '../publish/publisher.ts';

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Opens the private folder as `openContext` does, with all that works in it. */
export async function openDesk(options: DeskOptions, signal?: AbortSignal) {
  const context = await openContext(options, signal);
  const { archive, pictures, troubles, uploads, db } = context;
  archive.whenChanged = () => void pictures.learn();
  const publisher = new Publisher(context);
  const imports = new Imports(context);
  const space = new Space(
    () => freeSpace(options.data),
    () => uploads.outstanding(),
    (isLow) => (isLow ? troubles.tell('disk') : troubles.clear('disk')),
  );
  const close = async (): Promise<void> => {
    await publisher.stop();
    await imports.stop();
    await pictures.stop();
    db.close();
  };
  return {
    ...context,
    publisher,
    imports,
    space,
    wrongCodes: new WrongCodes(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
