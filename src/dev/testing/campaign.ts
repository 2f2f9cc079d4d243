/** A campaign of 2027 by a name nobody has, for tests that care for its screens. */
import { campaignSchema, type Campaign } from '../../model/campaign.ts';

/** @param more What else differs from a plain campaign. */
export const testCampaign = (led: object, more: object = {}): Campaign =>
  campaignSchema.parse({
    id: 'test',
    name: { kk: 'Сынақ' },
    occasion: { kk: 'Сынақ' },
    timeZone: 'Asia/Almaty',
    specialistsBy: '2027-03-31',
    collecting: { from: '2027-03-01', to: '2027-04-20' },
    clipsFrom: '2027-05-01',
    hashtags: { kk: [], ru: [] },
    ...more,
    led,
  });
