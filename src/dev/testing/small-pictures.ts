/** Loaded before a program: its pictures and clips for networks have a ninth of the pixels. */
import { SOCIAL_TARGETS } from '../../../remotion/design/formats.ts';

for (const target of SOCIAL_TARGETS)
  Object.assign(target, { width: target.width / 3, height: target.height / 3 });
