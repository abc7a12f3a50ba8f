import { useState } from 'react';
import type { RequestInput, RequestOutput, RequestType } from '../../../../app/wire/requests.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { Office } from '../../../state/office.ts';

export interface Asked<T extends RequestType> {
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  /** Null when it was refused; `failure` then says why. */
  readonly ask: (input: RequestInput<T>) => Promise<RequestOutput<T> | null>;
}

/** One request behind one button: never sent twice at once, its refusal kept beside it. */
export function useRequest<T extends RequestType>(office: Office, type: T): Asked<T> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const ask = async (input: RequestInput<T>): Promise<RequestOutput<T> | null> => {
    if (busy) return null;
    setBusy(true);
    setFailure(null);
    const answer = await office.link.request(type, input);
    setBusy(false);
    if (answer.ok) return answer.value;
    setFailure(answer.failure);
    return null;
  };
  return { busy, failure, ask };
}
