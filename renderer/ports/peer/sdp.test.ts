import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOnly, withBitrates } from './sdp.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const fingerprint = bytes.map((all) =>
  [...all].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':'),
);
const line = (print: string, hash = 'sha-256'): string => `a=fingerprint:${hash} ${print}`;
const sdp = (...lines: readonly string[]): string => `${['v=0', 's=-', 't=0 0', ...lines].join('\r\n')}\r\n`;

describe('the certificates that a description names', () => {
  test('[C10] pass when each part names the expected one, in the head or in every section', () => {
    fc.assert(
      fc.property(fingerprint, (print) => {
        expect(namesOnly(sdp('m=video 9 X 96', line(print), 'm=application 9 X 1', line(print)), print)).toBe(true);
        expect(namesOnly(sdp(line(print), 'm=video 9 X 96', 'm=application 9 X 1'), print)).toBe(true);
        expect(namesOnly(sdp('m=video 9 X 96', line(print.toLowerCase())), print)).toBe(true);
      }),
    );
  });

  test('[C10] are refused as soon as one is another, wherever it stands and whatever its hash', () => {
    fc.assert(
      fc.property(fingerprint, fingerprint, fc.nat(4), (print, other, place) => {
        fc.pre(print !== other);
        for (const foreign of [
          line(other),
          line(other, 'sha-512'),
          line(print, 'sha-1'),
          ` a = fingerprint:sha-256 ${other}`,
        ]) {
          const lines = [line(print), 'm=video 9 X 96', line(print), 'm=application 9 X 1', line(print)];
          expect(namesOnly(sdp(...lines.toSpliced(place, 0, foreign)), print)).toBe(false);
        }
      }),
    );
  });

  test('[C10] are refused when there is none, or a section without one', () => {
    const print = Array(32).fill('0A').join(':');
    expect(namesOnly('', print)).toBe(false);
    expect(namesOnly(sdp('m=video 9 X 96'), print)).toBe(false);
    expect(namesOnly(sdp('m=video 9 X 96', line(print), 'm=application 9 X 1'), print)).toBe(false);
  });
});

describe('the rate a sender begins with', () => {
  test('is told to each video format, and to nothing else', () => {
    const before = [
      'm=audio 9 X 111',
      'a=rtpmap:111 opus/48000/2',
      'a=fmtp:111 minptime=10',
      'm=video 9 X 96 97 45',
      'a=rtpmap:96 VP8/90000',
      'a=rtpmap:97 rtx/90000',
      'a=fmtp:97 apt=96',
      'a=rtpmap:45 AV1/90000',
      'a=fmtp:45 profile=0',
      '',
    ].join('\r\n');
    const hints = 'x-google-start-bitrate=8000;x-google-max-bitrate=20000';
    expect(withBitrates(before, { start: 8000, max: 20_000 }).split('\r\n')).toEqual([
      'm=audio 9 X 111',
      'a=rtpmap:111 opus/48000/2',
      'a=fmtp:111 minptime=10',
      'm=video 9 X 96 97 45',
      'a=rtpmap:96 VP8/90000',
      `a=fmtp:96 ${hints}`,
      'a=rtpmap:97 rtx/90000',
      'a=fmtp:97 apt=96',
      'a=rtpmap:45 AV1/90000',
      `a=fmtp:45 profile=0;${hints}`,
      '',
    ]);
  });
});
