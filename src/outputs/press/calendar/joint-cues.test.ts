/** Cues of a joint clip: of a sheet without words, of one cue, of several, of clips beyond a minute. */
import { expect, test } from 'vitest';
import { jointCues } from './joint-cues.ts';

const vtt = (...cues: string[]): string => ['WEBVTT\n', ...cues].join('\n');

test('the cues of each clip come as much later as the clips before it last', () => {
  const two = vtt(
    '00:00:00.000 --> 00:00:04.320\nБір\nЕкі\n',
    '00:00:05.000 --> 00:00:14.400\nA --&gt; B\n',
  );
  expect(
    jointCues([
      { seconds: 5, text: undefined },
      { seconds: 15, text: two },
      { seconds: 59.04, text: vtt('00:00:00.600 --> 00:00:09.400\nҮш\n') },
      { seconds: 5, text: vtt('00:00:00.000 --> 00:00:04.400\nСоңы\n') },
    ]),
  ).toBe(`WEBVTT

00:00:05.000 --> 00:00:09.320
Бір
Екі

00:00:10.000 --> 00:00:19.400
A --&gt; B

00:00:20.600 --> 00:00:29.400
Үш

00:01:19.040 --> 00:01:23.440
Соңы
`);
});

test('sixty clips are read after the first minutes too; without any words there is no file', () => {
  const text = vtt('00:00:01.000 --> 00:00:02.000\nx\n');
  const joint = jointCues(Array.from({ length: 300 }, () => ({ seconds: 15, text })));
  expect(joint).toContain('01:14:46.000 --> 01:14:47.000');
  expect(jointCues([{ seconds: 5, text: undefined }])).toBeNull();
});
