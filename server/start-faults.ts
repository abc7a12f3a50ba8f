import { SigningKeyLocked } from './accounts/signing-key.ts';
import { DataFolderOutOfReach } from './store/embedded/embedded-database.ts';
import { DataFolderInUse } from './store/embedded/leftover.ts';
import { SearchExtensionsMissing } from './store/migrations/0020-knowledge.ts';

/** The key of the sentence for a fault that whoever starts the broker can do something about; undefined for the others. */
export function sentenceForStart(error: unknown): string | undefined {
  if (error instanceof DataFolderInUse) return 'dataFolderInUse';
  if (error instanceof DataFolderOutOfReach) return 'dataFolderOutOfReach';
  if (error instanceof SigningKeyLocked) return 'signingKeyLocked';
  if (error instanceof SearchExtensionsMissing) return 'searchExtensionsMissing';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return SENTENCES.get(error.code);
  return undefined;
}

/** By the codes of Node's network errors and of PostgreSQL's refusals: wrong password, no such role, no such database. */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'portInUse'],
  ['ECONNREFUSED', 'databaseUnreachable'],
  ['ENOTFOUND', 'databaseUnreachable'],
  ['28P01', 'databaseUnreachable'],
  ['28000', 'databaseUnreachable'],
  ['3D000', 'databaseUnreachable'],
]);
