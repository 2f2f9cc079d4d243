/** A time of a cue as WebVTT has it, `00:00:04.320`; of what is shorter than a day. */
export const timestamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(11, 23);
