import { useCallback, useEffect, useState } from 'react';
import type { AccountState, SignInRecord } from '../../../app/identity/sign-in.ts';
import type { AskAccount } from '../../ports/account.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';

/** One's own account as the broker has it; read again after each change. */
export interface OwnAccount {
  readonly state: AccountState | null;
  readonly signIns: readonly SignInRecord[];
  readonly failure: LinkFailure | null;
  readonly ask: AskAccount;
  fail(failure: LinkFailure | null): void;
  reload(): void;
}

export function useAccount(ask: AskAccount): OwnAccount {
  const [state, setState] = useState<AccountState | null>(null);
  const [signIns, setSignIns] = useState<readonly SignInRecord[]>([]);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const reload = useCallback((): void => {
    const read = async (): Promise<void> => {
      const [shown, listed] = await Promise.all([ask('account.show', {}), ask('account.sign-ins', {})]);
      if (shown.ok) setState(shown.value);
      else setFailure(shown.failure);
      if (listed.ok) setSignIns(listed.value);
    };
    void read();
  }, [ask]);
  useEffect(reload, [reload]);
  const unread = state === null && failure?.type === 'unreachable';
  useEffect(() => {
    if (!unread) return;
    const asking = setInterval(reload, AGAIN_MS);
    return () => {
      clearInterval(asking);
      setFailure(null);
    };
  }, [unread, reload]);
  return { state, signIns, failure, ask, fail: setFailure, reload };
}

/** A broker that was away when the account was opened is asked again until it is back. */
const AGAIN_MS = 1500;
