import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.ts';

describe('[A6] what a device tells of itself', () => {
  const told = (userAgent: string) => {
    const { application, system } = deviceOf({ address: '192.0.2.7', userAgent });
    return `${application} | ${system}`;
  };

  it.each([
    ['Accord/1 (Windows; POSTE-042)', 'Accord | Windows · POSTE-042'],
    ['Accord/1 (Linux)', 'Accord | Linux'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36', 'Chrome | Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge | Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15', 'Safari | macOS'],
    ['Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0', 'Firefox | Android'],
    ['curl/8.0', ' | '],
    ['', ' | '],
  ])('is read from %s', (userAgent, said) => {
    expect(told(userAgent)).toBe(said);
  });

  it('is short and plain whatever it says, and the address is never whole', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.ipV4(), (text, address) => {
        const { application, system, network } = deviceOf({ address, userAgent: `Accord/1 (${text})` });
        expect([application, system, network].every((part) => part.length <= 60)).toBe(true);
        expect(/[\p{Cc}\p{Cf}]/u.test(application + system)).toBe(false);
        expect(network).not.toBe(address);
      }),
    );
  });
});
