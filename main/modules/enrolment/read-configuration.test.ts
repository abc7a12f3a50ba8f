import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { configurationPath, readConfiguration } from './read-configuration.ts';

const whole = {
  brokerUrl: 'https://accord.example.org',
  brokerKey: 'ab'.repeat(32),
  enrolmentToken: 'accord-'.padEnd(50, 'x'),
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(content: string, mode = 0o644): string {
  const path = join(folder, 'accord.json');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

describe('[D14] the configuration file of a fleet', () => {
  it('is read whole', () => {
    const path = write(JSON.stringify(whole));
    expect(readConfiguration(path, silentLog)).toEqual({ configuration: whole, fault: null });
  });

  it.each([
    ['no JSON', '{', ''],
    ['another word than those it knows', JSON.stringify({ ...whole, autoAccept: true }), 'autoAccept'],
    ['an address of another kind', JSON.stringify({ ...whole, brokerUrl: 'file:///etc/passwd' }), 'brokerUrl'],
    ['a key that is none', JSON.stringify({ ...whole, brokerKey: 'ab' }), 'brokerKey'],
  ])('with %s counts for nothing, and says where', (_, content, where) => {
    const path = write(content);
    const fault = { why: 'malformed', path, where };
    expect(readConfiguration(path, silentLog)).toEqual({ configuration: null, fault });
  });

  it('that can not be read counts for nothing, and says so', () => {
    const path = join(write(JSON.stringify(whole)), 'below-a-file');
    expect(readConfiguration(path, silentLog)).toEqual({
      configuration: null,
      fault: { why: 'unreadable', path, where: '' },
    });
  });

  it.skipIf(process.platform === 'win32')('that others may write, or a link to it, counts for nothing', () => {
    const open = write(JSON.stringify(whole), 0o666);
    expect(readConfiguration(open, silentLog)).toEqual({
      configuration: null,
      fault: { why: 'not-trusted', path: open, where: '' },
    });
    const real = write(JSON.stringify(whole), 0o644);
    const link = join(folder, 'link.json');
    symlinkSync(real, link);
    expect(readConfiguration(link, silentLog)).toMatchObject({ configuration: null, fault: { why: 'not-trusted' } });
  });

  it('that is not there is no fault', () => {
    expect(readConfiguration(join(folder, 'none.json'), silentLog)).toEqual({ configuration: null, fault: null });
  });

  it('lies where each system keeps what its administrator writes', () => {
    expect(configurationPath('linux', {})).toBe('/etc/accord/accord.json');
    expect(configurationPath('darwin', {})).toBe('/Library/Application Support/Accord/accord.json');
    expect(configurationPath('win32', { ProgramData: 'D:\\Data' })).toContain('Accord');
    expect(configurationPath('linux', { ACCORD_CONFIG_FILE: '/tmp/a.json' })).toBe('/tmp/a.json');
  });
});
