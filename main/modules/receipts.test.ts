import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SignedGrant, verifyGrant } from '../../app/consent/grant.ts';
import { aRequest, aWorkstation, liveOn } from '../../tests/support/workstation/a-workstation.ts';
import { silentLog } from '../../tests/support/workstation/memory-keep.ts';
import { fileLog } from './log.ts';
import { fileReceipts } from './receipts.ts';

const home = mkdtempSync(join(tmpdir(), 'accord-receipts-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('receipts', () => {
  it('are the signed grants, one file a session, for this account’s eyes only, verifiable later', async () => {
    const folder = join(home, 'receipts');
    const station = aWorkstation({ receipts: fileReceipts(folder, silentLog) });
    const request = aRequest(station);
    await liveOn(station, request);
    const name = `${request.reference}-${request.sessionId}.json`;
    expect(readdirSync(folder)).toEqual([name]);
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8')).outcome).toBeNull();

    station.host.stop('stopped-by-employee');
    expect(readdirSync(folder)).toEqual([name]);
    const kept = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const signed = SignedGrant.parse(kept);
    const { workstationKey, sessionId, fingerprints, issuedAt } = signed.grant;
    expect(verifyGrant(signed, { workstationKey, sessionId, fingerprints, now: issuedAt }).ok).toBe(true);
    expect(kept.outcome.reason).toBe('stopped-by-employee');
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('do not end a session when the disk refuses them', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    const station = aWorkstation({ receipts: fileReceipts(join(file, 'receipts'), silentLog) });
    await liveOn(station, aRequest(station));
    expect(station.host.live()).not.toBeNull();
  });
});

describe('the log', () => {
  it('is lines of JSON in a file of this account, turned over when it grows', () => {
    const folder = join(home, 'logs');
    const log = fileLog(folder, () => 0);
    log.info('session-granted', { reference: 'INC-2026-000042' });
    log.error('broken', new Error('why', { cause: 'x' }), { reference: 'INC-2026-000042' });
    const lines = readFileSync(join(folder, 'accord.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      msg: 'session-granted',
      reference: 'INC-2026-000042',
    });
    expect(lines[1]).toMatchObject({ level: 'error', fault: 'Error', detail: 'why', reference: 'INC-2026-000042' });
    expect(statSync(join(folder, 'accord.log')).mode & 0o077).toBe(0);
    for (let at = 0; at < 3000; at += 1) log.info('x', { filler: 'y'.repeat(400) });
    expect(readdirSync(folder).sort()).toEqual(['accord.log', 'accord.log.1']);
    expect(statSync(join(folder, 'accord.log')).size).toBeLessThan(1_100_000);
  });
});
