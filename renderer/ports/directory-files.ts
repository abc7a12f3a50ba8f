import type { ImportKind } from '../../app/directory/import.ts';
import { IMPORT_LIMIT_BYTES, ImportReport } from '../../app/directory/import.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { LinkFailure } from './broker/link.ts';
import { saveAs } from './save-export.ts';

/** Files of the directory, too large for the line to the broker. */
export interface DirectoryFiles {
  /** Checks it, or takes what that check said, unless somebody saved one of its lines by hand since; a file with faults is never taken. */
  send(
    kind: ImportKind,
    file: Blob,
    checkedAt: Instant | null,
  ): Promise<ImportReport | { readonly failure: LinkFailure }>;
  /** Hands the person what the directory has, or the columns alone; false when it did not come. */
  save(kind: ImportKind, language: 'fr' | 'en', template: boolean, name: string): Promise<boolean>;
}

export function directoryFiles(brokerUrl: string, token: string): DirectoryFiles {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${brokerUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify(body),
    });
  return {
    send: async (kind, file, checkedAt) => {
      if (file.size > IMPORT_LIMIT_BYTES) return { failure: { type: 'oversized', limit: IMPORT_LIMIT_BYTES } };
      try {
        const wish = { kind, apply: checkedAt !== null, checkedAt };
        const response = await post('/api/directory/import', { ...wish, content: await base64Of(file) });
        const answer: unknown = await response.json();
        const report = ImportReport.safeParse(answer);
        return report.success ? report.data : { failure: failureBy(response.status) };
      } catch {
        return { failure: { type: 'unreachable' } };
      }
    },
    save: async (kind, language, template, name) => {
      try {
        const response = await post('/api/directory/export', { kind, language, template });
        if (!response.ok) return false;
        saveAs(await response.blob(), name);
        return true;
      } catch {
        return false;
      }
    },
  };
}

const failureBy = (status: number): RequestFailure => {
  if (status === 401) return { type: 'not-signed-in' };
  return status === 403 ? { type: 'not-allowed' } : { type: 'malformed', where: 'file' };
};

/** In pieces, because a whole file is more than one call takes. */
async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

const PIECE = 8192;
