import type PgBoss from 'pg-boss';
import type { Context } from '../context.ts';
import { closedDaysOf } from '../directory/holidays.ts';
import { BROKER } from '../steps/actors.ts';
import { announceDirectory } from '../steps/announce.ts';
import { laterThan } from '../steps/edit.ts';
import { transact } from '../steps/transact.ts';
import { listContracts, lockContract, saveContract } from '../store/contracts.ts';
import { QUEUES } from './boss.ts';

/** Every night, once for all brokers: a new year's public holidays close the contracts that go on into it. */
export async function refreshHolidaysNightly(boss: PgBoss, context: Context): Promise<void> {
  await boss.work(QUEUES.holidays.name, { pollingIntervalSeconds: 5 }, () => refreshHolidays(context));
}

async function refreshHolidays(context: Context): Promise<void> {
  const contracts = await listContracts(context.store);
  for (const { id } of contracts.filter(({ archived }) => !archived)) await refresh(context, id);
}

const refresh = (context: Context, id: string): Promise<void> =>
  transact(context, async (work) => {
    const contract = await lockContract(work.db, id);
    if (contract === undefined) return;
    const closedDays = closedDaysOf(contract.holidays, contract.terms, work.now);
    if (closedDays.join() === contract.terms.closedDays.join()) return;
    const changedAt = laterThan(work.now, contract.changedAt);
    await saveContract(work.db, { ...contract, terms: { ...contract.terms, closedDays }, changedAt });
    work.note({ kind: 'contract-changed', actor: BROKER, subject: {}, body: { id, closedDays: closedDays.length } });
    work.afterwards(() => announceDirectory(context, 'contracts'));
  });
