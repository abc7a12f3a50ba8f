import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../../app/audit/checkpoint.ts';
import { verifyChain } from '../../../app/audit/verify-file.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import { aGrant, foreignKey, id, T0, workstationKey } from '../../../app/testing/builders.ts';
import { aChain, anExcerpt, brokerKey } from '../../../app/testing/chain.ts';
import { memoryKeep } from '../../../tests/support/workstation/memory-keep.ts';
import type { StoredJournal, StoredKeyChanges } from './journal.ts';
import { keepJournal } from './journal.ts';
import { journalFile } from './journal-file.ts';
import { saveJournalWith } from './save-journal.ts';

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

describe('[J6] the journal as it is saved', () => {
  const excerpt = anExcerpt(aChain(8), new Set([3]), 4);
  const save = async (
    lines: readonly string[],
    where: string | null = 'journal.jsonl',
    pinned: string = brokerKey.publicKey,
  ) => {
    const { journal } = aJournal();
    journal.receipts.keep(aGrant(), []);
    const written: string[] = [];
    const saved = await saveJournalWith({
      journal,
      checkpoints: { seen: () => null },
      brokerKey: () => pinned,
      key: workstationKey,
      now: () => T0,
      newId: () => id(70),
      excerpt: () => Promise.resolve(lines),
      saveText: async (_name, make) => {
        if (where !== null) written.push(await make());
        return where;
      },
    })();
    return { saved, lines: written.join('').trimEnd().split('\n') };
  };

  it('carries the broker’s excerpt when it can be had, and says so', async () => {
    const { saved, lines } = await save(excerpt);
    expect(saved).toEqual({ name: 'journal.jsonl', excerpt: 'attached' });
    expect(verifyChain(lines, { pinnedKey: workstationKey.publicKey })).toMatchObject({
      ok: true,
      value: { receipts: 1, excerpt: { holds: true, pinned: true, events: 1, untold: 1 } },
    });
  });

  it('is saved without it when the broker is away', async () => {
    const { saved, lines } = await save([]);
    expect(saved).toEqual({ name: 'journal.jsonl', excerpt: 'away' });
    expect(verifyChain(lines)).toMatchObject({ ok: true, value: { excerpt: null } });
  });

  it('holds whatever the broker gave, and doubts what does not: nonsense, a part, another key', async () => {
    for (const given of [['nonsense'], excerpt.slice(0, -1)]) {
      const { saved, lines } = await save(given);
      expect(saved?.excerpt).toBe('doubtful');
      expect(verifyChain(lines)).toMatchObject({ ok: true, value: { excerpt: { holds: false } } });
    }
    expect((await save(excerpt, 'journal.jsonl', workstationKey.publicKey)).saved?.excerpt).toBe('doubtful');
  });

  it('is saved without an excerpt that no file can hold', async () => {
    const { saved, lines } = await save([...excerpt, 'x'.repeat(1_000_001)]);
    expect(saved?.excerpt).toBe('doubtful');
    expect(verifyChain(lines)).toMatchObject({ ok: true, value: { receipts: 1, excerpt: null } });
  });

  it('is not made when nobody says where', async () => {
    expect(await save(excerpt, null)).toEqual({ saved: null, lines: [''] });
  });

  it('leaves out checkpoints that nobody signed: they prove nothing, and would spoil the file', () => {
    const shown = {
      ...signCheckpoint({ seq: 7, hash: 'ab'.repeat(32), at: T0 }, brokerKey),
      signature: '0'.repeat(128),
    };
    const contradictions = [{ why: 'bad-signature' as const, shown, at: T0 }];
    const file = journalFile({
      receipts: [],
      keyChanges: [],
      seen: { newest: null, earlier: [], contradictions },
      excerpt: [],
      brokerKey: null,
      key: workstationKey,
      fileId: id(70),
      at: T0,
    });
    expect(verifyChain(file.trimEnd().split('\n'))).toMatchObject({ ok: true, value: { checkpoints: 0 } });
  });
});
