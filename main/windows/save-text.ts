import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, dialog } from 'electron';

/** Where the person says, for their account alone; the name they gave it, or null when they gave none. */
export async function saveText(name: string, text: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: join(app.getPath('documents'), name) });
  if (canceled || filePath === undefined || filePath === '') return null;
  await writeFile(filePath, text, { mode: 0o600 });
  return basename(filePath);
}
