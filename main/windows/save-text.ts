import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, dialog } from 'electron';
import type { NativeDialogs } from './native-dialogs.ts';

/** Where the person says, for their account alone; the name they gave it, or null when they gave none and nothing was made. */
export async function saveText(
  dialogs: NativeDialogs,
  name: string,
  make: () => Promise<string>,
): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), name);
  const { canceled, filePath } = await dialogs.during(() => dialog.showSaveDialog({ defaultPath }));
  if (canceled || filePath === undefined || filePath === '') return null;
  await writeFile(filePath, await make(), { mode: 0o600 });
  return basename(filePath);
}
