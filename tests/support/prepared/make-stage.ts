import { join } from 'node:path';
import { startBroker } from '../../../scripts/stage/broker.ts';
import { wholeCast } from '../../../scripts/stage/cast.ts';
import { openLifetime } from '../../../scripts/stage/lifetime.ts';
import { enrol } from '../../../scripts/stage/people.ts';
import { startEmbeddedDatabase } from '../../../server/store/embedded/embedded-database.ts';
import { waitForNoDisk } from './data-folder.ts';

/** `node make-stage.ts FOLDER`: what the broker of each journey begins as, with everybody enrolled. */
const [dataFolder = ''] = process.argv.slice(2);
await (await startEmbeddedDatabase(dataFolder)).stop();
await waitForNoDisk(dataFolder);
const lifetime = openLifetime();
try {
  const broker = await startBroker(lifetime, join(import.meta.dirname, '../../..'), { dataFolder });
  await enrol(lifetime, broker, wholeCast);
  await broker.stop();
} finally {
  await lifetime.end();
}
