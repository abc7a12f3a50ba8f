import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../../app/audit/checkpoint.ts';
import { verifyChain } from '../../../app/audit/verify-file.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import { aGrant, foreignKey, id, T0, workstationKey } from '../../../app/testing/builders.ts';
import { brokerKey } from '../../../app/testing/chain.ts';
import { memoryKeep } from '../../../tests/support/workstation/memory-keep.ts';
import type { StoredJournal, StoredKeyChanges } from './journal.ts';
import { keepJournal } from './journal.ts';
import { journalFile } from './journal-file.ts';

function aJournal() {
  const account = { id: id(30) as string | null };
  const passed: string[] = [];
  const parts = {
    keep: memoryKeep<StoredJournal>([]),
    changes: memoryKeep<StoredKeyChanges>([]),
    receipts: { keep: () => void passed.push('keep'), close: () => void passed.push('close') },
    personId: () => account.id,
    wordsOf: () => 'Outlook ne s’ouvre plus',
  };
  const journal = keepJournal(parts);
  const reports = journal.reportsTo({ add: (_session, _reference, event) => void passed.push(event.type) });
  const report = (...events: SessionEvent[]): void => {
    for (const event of events) reports.add(id(50), 'INC-2026-000042', event);
  };
  return { journal, account, passed, report, again: () => keepJournal(parts) };
}

describe('[J6] the employee’s journal', () => {
  it('tells who, when, why, with which rights, and when a hand was on the mouse', () => {
    const { journal, report, passed, again } = aJournal();
    const signed = aGrant();
    journal.receipts.keep(signed, []);
    report(
      { type: 'first-frame', at: T0 + 10 },
      { type: 'control-taken', at: T0 + 20 },
      { type: 'control-released', at: T0 + 30 },
      { type: 'control-taken', at: T0 + 40 },
    );
    journal.receipts.close(signed, [], { reason: 'stopped-by-employee', at: T0 + 50 });
    expect(again().all()).toEqual([
      {
        signed,
        former: [],
        reason: 'Outlook ne s’ouvre plus',
        startedAt: T0 + 10,
        endedAt: T0 + 50,
        endReason: 'stopped-by-employee',
        hands: [
          { from: T0 + 20, to: T0 + 30 },
          { from: T0 + 40, to: T0 + 50 },
        ],
      },
    ]);
    expect(passed).toEqual(['keep', 'first-frame', 'control-taken', 'control-released', 'control-taken', 'close']);
  });

  it('keeps every grant of a session that was widened, as one session', () => {
    const { journal } = aJournal();
    const [narrow, wide] = [aGrant({ capabilities: ['view'] }), aGrant({ id: id(61) })];
    journal.receipts.keep(narrow, []);
    journal.receipts.keep(wide, [narrow]);
    expect(journal.all()).toMatchObject([{ signed: wide, former: [narrow] }]);
  });

  it('is each account’s own', () => {
    const { journal, account } = aJournal();
    journal.receipts.keep(aGrant(), []);
    account.id = id(31);
    expect(journal.all()).toEqual([]);
    journal.receipts.keep(aGrant({ sessionId: id(51) }), []);
    expect(journal.all()).toHaveLength(1);
    account.id = id(30);
    expect(journal.all().map(({ signed }) => signed.grant.sessionId)).toEqual([id(50)]);
  });

  it('remembers for everybody at this computer when the server was believed under another key', () => {
    const { journal, account, again } = aJournal();
    const change = { brokerUrl: 'https://a.example', from: foreignKey.publicKey, to: brokerKey.publicKey, at: T0 };
    journal.keyChanged(change);
    account.id = id(31);
    expect(again().keyChanges()).toEqual([change]);
  });

  it('becomes a file that the verifier recognises and that no other workstation could have made', () => {
    const { journal } = aJournal();
    journal.receipts.keep(aGrant(), []);
    journal.receipts.keep(aGrant({ sessionId: id(51), id: id(61) }), [aGrant({ sessionId: id(51) })]);
    journal.keyChanged({ brokerUrl: 'https://a.example', from: foreignKey.publicKey, to: brokerKey.publicKey, at: T0 });
    const newest = signCheckpoint({ seq: 7, hash: 'ab'.repeat(32), at: T0 }, brokerKey);
    const file = journalFile({
      receipts: journal.all(),
      keyChanges: journal.keyChanges(),
      seen: { newest, earlier: [], contradictions: [] },
      excerpt: [],
      brokerKey: null,
      key: workstationKey,
      fileId: id(70),
      at: T0,
    });
    const lines = file.trimEnd().split('\n');
    expect(verifyChain(lines, { pinnedKey: workstationKey.publicKey })).toMatchObject({
      ok: true,
      value: { kind: 'journal', receipts: 2, checkpoints: 1 },
    });
    const changed = lines.map((line) => line.replace('"capabilities":["view","control"]', '"capabilities":["view"]'));
    expect(verifyChain(changed)).toMatchObject({ ok: false, failure: { type: 'receipt-forged' } });
    const other = lines.map((line) => line.replace('https://a.example', 'https://b.example'));
    expect(verifyChain(other)).toEqual({ ok: false, failure: { type: 'file-altered' } });
    const longer = lines.map((line) => line.replace('"startedAt":null', `"startedAt":${T0}`));
    expect(verifyChain(longer)).toEqual({ ok: false, failure: { type: 'file-altered' } });
  });
});
