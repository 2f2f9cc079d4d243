/** Parts of a workbook, read one by one and only where they are needed. */
import path from 'node:path';
import { openZip, type OpenZip } from '../../../base/formats/unzip.ts';
import { tagsOf } from './tags.ts';

/** Bytes of all parts together, as for the cells. */
const LARGEST_PARTS = 200_000_000;

export interface Relation {
  id: string;
  type: string;
  /** The part's name; `null` for what lies outside the workbook. */
  target: string | null;
}

export class Parts {
  readonly #zip: OpenZip;
  /** Names differ in capitals from program to program. */
  readonly #names: Map<string, string>;
  #left = LARGEST_PARTS;

  /** @throws when it is no ZIP. */
  static async open(bytes: Uint8Array): Promise<Parts> {
    return new Parts(await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)));
  }

  private constructor(zip: OpenZip) {
    this.#zip = zip;
    this.#names = new Map(zip.members.map(({ name }) => [name.toLowerCase(), name]));
  }

  /** Names of all pictures. */
  get media(): string[] {
    return [...this.#names.values()].filter((name) => /^xl\/media\/[^/]+$/i.test(name));
  }

  has(part: string): boolean {
    return this.#names.has(part.toLowerCase());
  }

  /** As the archive calls it. */
  nameOf(part: string | null): string | null {
    return part === null ? null : (this.#names.get(part.toLowerCase()) ?? null);
  }

  /** @throws when it is larger than allowed or damaged. */
  async bytes(part: string, largest: number): Promise<Buffer> {
    return this.#zip.read(this.nameOf(part) ?? part, largest);
  }

  /** Empty for a part that is not there. */
  async text(part: string): Promise<string> {
    if (!this.has(part)) return '';
    const bytes = await this.bytes(part, this.#left);
    this.#left -= bytes.length;
    return bytes.toString('utf8');
  }

  /** What a part points to. */
  async relations(part: string): Promise<Relation[]> {
    return relationsIn(part, await this.text(relationsPart(part)));
  }
}

/** The part that says what another one points to. */
export const relationsPart = (part: string): string =>
  path.posix.join(path.posix.dirname(part), '_rels', `${path.posix.basename(part)}.rels`);

/** What a part points to, by the XML of its relations. */
export function relationsIn(part: string, xml: string): Relation[] {
  return [...tagsOf(xml)].flatMap((tag) => {
    const [id, target] = [tag.attribute('Id'), tag.attribute('Target')];
    if (tag.name !== 'Relationship' || id === undefined || target === undefined) return [];
    const isOutside = tag.attribute('TargetMode') === 'External';
    const resolved = path.posix.resolve('/', path.posix.dirname(part), target).slice(1);
    return [{ id, type: tag.attribute('Type') ?? '', target: isOutside ? null : resolved }];
  });
}
