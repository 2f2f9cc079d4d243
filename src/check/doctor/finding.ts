/** One line of the doctor: `doctor.<code>` says it, `doctor.<code>.fix` what to do unless it is well. */
export interface Finding {
  level: 'ok' | 'warn' | 'bad';
  code: string;
  params: Record<string, string | number>;
}
