import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const faults = (env: Record<string, string>): readonly string[] => {
  const read = readConfig(env);
  return read.ok ? [] : read.failure.variables;
};

describe('the configuration', () => {
  it('needs nothing on a machine of one’s own', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: {
        host: '127.0.0.1',
        port: 4700,
        publicUrl: null,
        databaseUrl: null,
        turn: null,
        consentSeconds: 60,
        trustedProxies: [],
      },
    });
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(readConfig({ ACCORD_PORT: '', DATABASE_URL: '  ', ACCORD_TURN_URLS: '' })).toEqual(readConfig({}));
  });

  it('names every variable that can’t be used, once each', () => {
    const env = {
      ACCORD_PORT: '65536',
      ACCORD_DATA_DIR: 'relative/folder',
      ACCORD_STUN_URLS: 'stun:a,https://b,turn:c',
      ACCORD_METRICS_TOKEN: 'short',
      ACCORD_PUBLIC_URL: 'ftp://x',
      ACCORD_TRUSTED_PROXIES: '10.0.0.0/8,everyone',
    };
    expect(faults(env)).toEqual(Object.keys(env).toSorted());
  });

  it('says what another variable makes necessary, even when others can’t be read', () => {
    expect(faults({ ACCORD_TURN_URLS: 'turn:a', ACCORD_HOST: '0.0.0.0', ACCORD_LOG_LEVEL: 'loud' })).toEqual([
      'ACCORD_LOG_LEVEL',
      'ACCORD_PUBLIC_URL',
      'ACCORD_TURN_SECRET',
    ]);
  });

  it('reads lists with the spaces people put in them', () => {
    const read = readConfig({
      ACCORD_ALLOWED_ORIGINS: ' https://a.example , accord-app://b,',
      ACCORD_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    });
    expect(read).toMatchObject({
      ok: true,
      value: { allowedOrigins: ['https://a.example', 'accord-app://b'], trustedProxies: ['10.0.0.0/8', '::1'] },
    });
  });

  it('never throws, whatever the environment holds', () => {
    const name = fc.constantFrom(
      'ACCORD_HOST',
      'ACCORD_PORT',
      'ACCORD_PUBLIC_URL',
      'ACCORD_ALLOWED_ORIGINS',
      'DATABASE_URL',
      'ACCORD_DATA_DIR',
      'ACCORD_TURN_URLS',
      'ACCORD_CONSENT_SECONDS',
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (env) => {
        const read = readConfig(env);
        if (!read.ok) expect(read.failure.variables.length).toBeGreaterThan(0);
      }),
    );
  });
});
