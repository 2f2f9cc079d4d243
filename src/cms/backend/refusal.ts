/** Why the editors' form is refused something: said to the editor, never thrown for a bug. */
export class Refusal extends Error {
  readonly status: number;
  /** Key of the dictionary. */
  readonly key: string;
  readonly params: Record<string, string>;

  constructor(status: number, key: string, params: Record<string, string> = {}) {
    super(key);
    this.status = status;
    this.key = key;
    this.params = params;
  }
}
