/** Whether the zone data of this Node is new enough for the hours to be right. */
import { HOUR } from '../../model/duration.ts';
import { offsetAt } from '../../model/zone.ts';

/** Almaty went from UTC+6 to UTC+5 on 1 March 2024, which zone data knows from 2024a on. */
const AFTER = Date.UTC(2024, 5, 1);

/** @param offset Reads the zone data: `offsetAt`, or another's in tests. */
export const knowsOffsetsOf2024 = (offset: typeof offsetAt = offsetAt): boolean =>
  offset('Asia/Almaty', AFTER) === 5 * HOUR;
