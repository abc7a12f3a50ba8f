import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { prepareDataFolder } from '../../../server/store/embedded/data-folder.ts';

const run = promisify(execFile);

/**
 * Has `maker` fill a data folder that the tests of this run copy, named in `variable`; returns what removes it. Nothing
 * is kept from one run to the next, so that nothing can be out of date.
 */
export async function makeOnce(variable: string, maker: URL): Promise<() => Promise<void>> {
  // Owners are kept by a command that Windows lacks: there each test makes its own.
  if (process.platform === 'win32') return async () => undefined;
  const folder = await mkdtemp(join(tmpdir(), 'accord-prepared-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await prepareDataFolder(folder);
    await run(process.execPath, [fileURLToPath(maker), folder]);
  } catch (cause) {
    await remove();
    throw new Error('what the tests begin with could not be prepared', { cause });
  }
  process.env[variable] = folder;
  return remove;
}
