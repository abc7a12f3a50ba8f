import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BrokerOverrides, TestBroker } from './broker.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';
import type { Account } from './people.ts';
import { anOrganisation, aPerson, aTechnician, theAdministrator } from './people.ts';

const AccountShape = z.object({ email: z.string(), token: z.string() });
const StaffShape = z.object({
  administrator: AccountShape,
  employee: AccountShape,
  technicians: z.object({ 1: AccountShape, 2: AccountShape, 3: AccountShape }),
});

/** The accounts of a small staff, each signed in once: hashing a password is slow on purpose. */
export type Staff = z.infer<typeof StaffShape>;

/** Where a prepared cluster keeps the tokens of its staff. */
export const STAFF_FILE = 'staff.json';

export const readStaff = async (preparedFolder: string): Promise<Staff> =>
  StaffShape.parse(JSON.parse(await readFile(join(preparedFolder, STAFF_FILE), 'utf8')));

/** Makes the administrator, an employee with a contract and a technician of each level, by the ways that real ones take. */
export async function engage(broker: TestBroker, overrides: BrokerOverrides): Promise<Staff> {
  const administrator = await theAdministrator(broker, overrides);
  const organisationId = await anOrganisation(administrator);
  const people = await Promise.all([
    aPerson(broker, administrator, { organisationId }),
    aTechnician(broker, administrator, 1, 'Léa Petit'),
    aTechnician(broker, administrator, 2, 'Nadia Benali'),
    aTechnician(broker, administrator, 3, 'Paul Roux'),
  ]);
  for (const client of [administrator, ...people]) client.close();
  const [employee, first, second, third] = people;
  return {
    administrator: accountOf(administrator),
    employee: accountOf(employee),
    technicians: { 1: accountOf(first), 2: accountOf(second), 3: accountOf(third) },
  };
}

const accountOf = ({ email, token }: Account): Account => ({ email, token });

/** A new connection of somebody who has signed in before. */
export const again = async (
  { url }: { readonly url: string },
  { email, token }: Account,
): Promise<Client & Account> => ({
  ...(await connect(url, { token })),
  email,
  token,
});
