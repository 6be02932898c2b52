import { expect, test } from 'vitest';
import { createBlobs } from './blobs.ts';

const text = (content: string): Buffer => Buffer.from(content);

test('keeps what is appended in order, and what is put in place of all before', () => {
  const blobs = createBlobs();
  blobs.append('a', text('one'));
  blobs.append('a', text('two'));
  expect(blobs.get('a')).toEqual({ chunks: [text('one'), text('two')], size: 6 });
  blobs.put('a', text('new'));
  expect(blobs.get('a')).toEqual({ chunks: [text('new')], size: 3 });
});

test('drops the oldest when there is too much, but never what is being written', () => {
  const blobs = createBlobs(10);
  blobs.put('a', text('12345'));
  blobs.put('b', text('12345'));
  blobs.put('c', text('1'));
  expect([blobs.get('a'), blobs.get('b')?.size, blobs.get('c')?.size]).toEqual([undefined, 5, 1]);
  blobs.append('b', text('1234567890'));
  expect([blobs.get('b')?.size, blobs.get('c')?.size]).toEqual([15, 1]);
});

test('forgets what is deleted', () => {
  const blobs = createBlobs(4);
  blobs.put('a', text('1234'));
  blobs.delete('a');
  blobs.put('b', text('1234'));
  expect([blobs.get('a'), blobs.get('b')?.size]).toEqual([undefined, 4]);
});
