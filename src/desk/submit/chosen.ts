/** The photographs of a posted form, in the sender's order: with it, or before it in pieces. */
import { z } from 'zod';
import type { PhotoEdit } from '../../intake/photo/photo-edit.ts';
import { MOST_PHOTOS } from '../../model/photo-limits.ts';
import type { Finding } from '../../model/problem.ts';
import type { Desk } from '../app/desk.ts';
import { jsonIn } from '../app/input.ts';
import type { Posted, PostedFile } from '../app/request.ts';

/** Less than a twentieth of a side is nobody's portrait. */
const MOST_CUT = 0.95;
const share = z.number().min(0).max(MOST_CUT);

const photoEdit: z.ZodType<PhotoEdit> = z
  .object({
    top: share,
    right: share,
    bottom: share,
    left: share,
    turn: z.int().min(0).max(3),
  })
  .refine(({ top, bottom, left, right }) => top + bottom <= MOST_CUT && left + right <= MOST_CUT);

/** One value of the field `photo`, as JSON: without `upload` it is the next file of the form. */
const chosenPhoto = z.object({ upload: z.string().optional(), edit: photoEdit.optional() });

/**
 * Files without a word of a script follow as they are. What the script says is not trusted: a
 * value that cannot be read is none, an upload that is not this form's own is `lost`.
 */
export async function chosenPhotos(
  { uploads }: Desk,
  owner: string,
  { values, files, from }: Posted,
): Promise<{ files: PostedFile[]; lost: Finding[] }> {
  const posted = files.filter(({ field }) => field === 'photos');
  const chosen: PostedFile[] = [];
  const lost: Finding[] = [];
  for (const text of (values['photo'] ?? []).slice(0, MOST_PHOTOS + 1)) {
    const { upload, edit } = jsonIn(text, chosenPhoto) ?? {};
    if (upload === undefined) {
      const file = posted.shift();
      if (file) chosen.push({ ...file, ...(edit && { edit }) });
      continue;
    }
    const whole = await uploads.find(upload, owner);
    if (whole)
      chosen.push({
        ...whole,
        field: 'photos',
        tooLarge: false,
        upload,
        from,
        ...(edit && { edit }),
      });
    else lost.push({ code: 'photo-lost', field: 'photos' });
  }
  return { files: [...chosen, ...posted], lost };
}

/** What is done anew to a photograph that was kept: one value of the field `recut`, as JSON. */
export const recutPhoto = z.object({ original: z.string(), edit: photoEdit });
