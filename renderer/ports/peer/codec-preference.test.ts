import { expect, test } from 'vitest';
import { codecOrder, engineOf } from './codec-preference.ts';

const codecs = ['video/VP8', 'video/rtx', 'video/H264', 'video/AV1'].map((mimeType) => ({ mimeType }));

test('an older engine offers VP8 first, a newer one AV1, and both keep the rest in its order', () => {
  const order = (userAgent: string) => codecOrder(codecs, engineOf(userAgent)).map(({ mimeType }) => mimeType);
  expect(order('Mozilla/5.0 Chrome/108.0.5359.215 Electron/22.3.25 Safari/537.36')).toEqual([
    'video/VP8',
    'video/rtx',
    'video/H264',
    'video/AV1',
  ]);
  expect(order('Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36')).toEqual([
    'video/AV1',
    'video/VP8',
    'video/rtx',
    'video/H264',
  ]);
  expect(order('Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0').at(0)).toBe('video/VP8');
});
