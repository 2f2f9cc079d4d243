/** Why no copy is made, or none is brought back: said in the dictionary by its code. */
export type BackupCode =
  'source' | 'broken' | 'foreign' | 'missing' | 'losses' | 'archive' | 'none';

export class BackupError extends Error {
  readonly code: BackupCode;
  readonly params: Record<string, string | number>;

  constructor(code: BackupCode, params: Record<string, string | number>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}
