import { SignedGrant } from '../../app/consent/grant.ts';

const KEPT = 'accord.receipts';
/** The newest so many; an older one is still at the broker and on the workstation. */
const MOST = 200;

/** The console's own copies of the grants that it has verified: what it was allowed, signed by the workstation. */
export interface Receipts {
  keep(signed: SignedGrant): void;
  /** Newest first; what can no longer be read is left out. */
  all(): SignedGrant[];
}

export function receiptsIn(storage: Pick<Storage, 'getItem' | 'setItem'>): Receipts {
  const all = (): SignedGrant[] =>
    listed(storage.getItem(KEPT)).flatMap((one) => SignedGrant.safeParse(one).data ?? []);
  return {
    all,
    keep: (signed) => {
      const others = all().filter(({ grant }) => grant.id !== signed.grant.id);
      storage.setItem(KEPT, JSON.stringify([signed, ...others].slice(0, MOST)));
    },
  };
}

/** Whoever signs out leaves nothing on a computer that others use: the grants name people, and the broker has them all. */
export const forgetReceipts = (storage: Pick<Storage, 'removeItem'>): void => storage.removeItem(KEPT);

function listed(stored: string | null): unknown[] {
  try {
    const parsed: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
