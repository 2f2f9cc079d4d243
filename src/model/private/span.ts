/** Where something private stands in a text. */
export interface Span<Kind extends string> {
  kind: Kind;
  start: number;
  /** Behind its last letter. */
  end: number;
}
