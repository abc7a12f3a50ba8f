import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../../server/store/embedded/embedded-database.ts';
import { waitForNoDisk } from '../../support/prepared/data-folder.ts';
import { aBroker } from './broker.ts';
import { query, TEMPLATES } from './cluster.ts';
import { engage, STAFF_FILE } from './staff.ts';

/**
 * `node make-cluster.ts FOLDER`: what each contract test's cluster begins as. What a new broker does to its database,
 * and the first day of a staff, whose passwords are slow on purpose.
 */
const [folder = ''] = process.argv.slice(2);
await (await startEmbeddedDatabase(folder)).stop();
await waitForNoDisk(folder);
const embedded = await startEmbeddedDatabase(folder);
const urlOf = (name: string): string => embedded.url.replace(/\/postgres$/, `/${name}`);

await query(embedded.url, `create database ${TEMPLATES.fresh}`);
await (await aBroker(urlOf(TEMPLATES.fresh))).stop();
// Brokers of two databases are strangers to each other: each makes a key of its own.
await query(urlOf(TEMPLATES.fresh), 'delete from broker_key');

await query(embedded.url, `create database ${TEMPLATES.staffed} template ${TEMPLATES.fresh}`);
const broker = await aBroker(urlOf(TEMPLATES.staffed));
await writeFile(join(folder, STAFF_FILE), JSON.stringify(await engage(broker, {})));
await broker.stop();
await embedded.stop();
