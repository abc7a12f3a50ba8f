import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signCheckpoint } from '../../app/audit/checkpoint.ts';
import { aGrant, foreignKey, T0, workstationKey } from '../../app/testing/builders.ts';
import { aChain, aFile, anExcerpt, brokerKey, sealed } from '../../app/testing/chain.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-verify-'));
  await writeFile(join(folder, 'audit.jsonl'), `${aFile(9).join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command as people run it, from a folder of their own. */
const verify = (args: readonly string[], language = 'fr_FR.UTF-8'): Promise<{ status: number; said: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, INIT_CWD: folder, LC_ALL: language };
    const command = [join(import.meta.dirname, '../../scripts/audit/main.ts'), ...args];
    const child = execFile(process.execPath, command, { env }, (_, out, err) =>
      resolve({ status: child.exitCode ?? -1, said: `${out}${err}`.replaceAll('\u00a0', ' ') }),
    );
  });

it('[J1] the command says that a file holds, by which key, and answers 0', async () => {
  const { status, said } = await verify(['verify', 'audit.jsonl', '--key', brokerKey.publicKey]);
  expect(said).toContain('Le fichier est intact.');
  expect(said).toContain(`Signé par la clé attendue : ${brokerKey.publicKey}`);
  expect(status).toBe(0);
  expect((await verify(['verify', 'audit.jsonl'], 'en_GB.UTF-8')).said).toContain('only shows that the file agrees');
});

it('[J1] it names the first event whose byte was changed, with its time, and answers 1', async () => {
  const lines = aFile(9);
  const changed = lines.map((line) =>
    line.includes('"seq":5,') ? line.replace('ticket-opened', 'ticket-opener') : line,
  );
  await writeFile(join(folder, 'changed.jsonl'), `${changed.join('\r\n')}\r\n`);
  const french = await verify(['verify', 'changed.jsonl', '--key', brokerKey.publicKey]);
  expect(french.said).toMatch(/L'événement n° 5 \(.*2026.*\) a été modifié/);
  expect(french.status).toBe(1);
  const english = await verify(['verify', 'changed.jsonl'], 'C');
  expect(english.said).toMatch(/Event no\. 5 \(.*2026.*\) was edited/);
});

it('[J1] it refuses a file signed by another key, and one older than what a workstation saw', async () => {
  const foreign = await verify(['verify', 'audit.jsonl', '--key', foreignKey.publicKey]);
  expect([foreign.status, foreign.said]).toEqual([1, expect.stringContaining('une autre clé')]);
  const newer = signCheckpoint({ seq: 30, hash: 'ab'.repeat(32), at: T0 }, brokerKey);
  const receipt = {
    signed: aGrant(),
    former: [],
    reason: 'Outlook',
    startedAt: T0,
    endedAt: null,
    endReason: null,
    hands: [],
  };
  const journal = sealed(
    [
      { type: 'header', format: 'accord-audit', version: 1, kind: 'journal', key: workstationKey.publicKey },
      { type: 'receipt', receipt },
      { type: 'checkpoint', signed: newer },
    ],
    null,
    workstationKey,
  );
  await writeFile(join(folder, 'journal.jsonl'), journal.join('\n'));
  expect((await verify(['verify', 'journal.jsonl', '--key', workstationKey.publicKey])).status).toBe(0);
  const older = await verify(['verify', 'audit.jsonl', '--journal', 'journal.jsonl']);
  expect([older.status, older.said]).toEqual([1, expect.stringContaining("à partir de l'événement n° 10")]);
});

it('[J1] it says what of each journal it held the file against, and when that is nothing', async () => {
  const journalWith = async (name: string, lines: readonly string[]): Promise<void> => {
    const header = {
      type: 'header',
      format: 'accord-audit',
      version: 1,
      kind: 'journal',
      key: workstationKey.publicKey,
    } as const;
    const seen = lines.map((line) => JSON.parse(line) as Parameters<typeof sealed>[0][number]);
    await writeFile(join(folder, name), sealed([header, ...seen], null, workstationKey).join('\n'));
  };
  const checkpoints = aFile(9).filter((line) => line.includes('"type":"checkpoint"'));
  expect(checkpoints.length).toBeGreaterThan(0);
  await journalWith('seen.jsonl', checkpoints);
  await journalWith('blind.jsonl', []);
  const held = await verify(['verify', 'audit.jsonl', '--journal', 'seen.jsonl', '--journal', 'blind.jsonl']);
  expect(held.status).toBe(0);
  expect(held.said).toContain(`retrouvés dans le fichier : ${checkpoints.length}, jusqu'au n° 9.`);
  expect(held.said).toContain('Comparé à blind.jsonl : aucun de ses 0 points de contrôle');
});

it('[J6] it says of a journal what the workstation and what the broker answers for, and answers 1 when either does not hold', async () => {
  const excerpt = anExcerpt(aChain(9), new Set([5]), 4);
  const journalOf = (lines: readonly string[]) =>
    sealed(
      [
        {
          type: 'header',
          format: 'accord-audit',
          version: 1,
          kind: 'journal',
          key: workstationKey.publicKey,
          brokerKey: brokerKey.publicKey,
        },
        ...lines.map((line) => ({ type: 'attached' as const, line })),
      ],
      null,
      workstationKey,
    ).join('\n');
  await writeFile(join(folder, 'carried.jsonl'), journalOf(excerpt));
  await writeFile(join(folder, 'torn.jsonl'), journalOf(excerpt.filter((line) => !line.includes('"seq":7,'))));
  const [held, other, torn] = [
    await verify(['verify', 'carried.jsonl', '--key', workstationKey.publicKey]),
    await verify(['verify', 'carried.jsonl', '--server-key', foreignKey.publicKey], 'C'),
    await verify(['verify', 'torn.jsonl']),
  ];
  expect([held.status, held.said]).toEqual([0, expect.stringContaining("Extrait de l'audit du serveur : il tient")]);
  expect([other.status, other.said]).toEqual([1, expect.stringContaining('The journal itself does.')]);
  expect([torn.status, torn.said]).toEqual([
    1,
    expect.stringContaining('Des événements ont été supprimés, du n° 7 au n° 7'),
  ]);
});

it('answers 2 when it was asked wrongly or the file can’t be read', async () => {
  expect((await verify(['verify'])).status).toBe(2);
  expect((await verify(['verify', 'audit.jsonl', '--key', 'abc'])).said).toContain('npm run audit -- verify');
  expect((await verify(['verify', 'nowhere.jsonl'])).status).toBe(2);
});
