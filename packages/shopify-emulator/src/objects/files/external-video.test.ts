import { expect, test } from 'vitest';
import { externalVideo } from './external-video.ts';

test.each([
  ['https://www.youtube.com/watch?v=abcdefghijk', 'https://youtu.be/abcdefghijk'],
  ['https://youtu.be/abcdefghijk', 'https://youtu.be/abcdefghijk'],
  ['https://m.youtube.com/shorts/abcdefghijk', 'https://youtu.be/abcdefghijk'],
  ['https://vimeo.com/channels/staff/123456', 'https://vimeo.com/123456'],
  ['https://www.youtube.com/watch', undefined],
  ['https://video.example.com/watch?v=abcdefghijk', undefined],
])('knows the video behind %s', (url, origin) => {
  expect(externalVideo(new URL(url))?.originUrl).toBe(origin);
});
