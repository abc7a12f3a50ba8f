import { useState } from 'react';
import type { RequestInput, RequestOutput, RequestType } from '../../../app/wire/requests.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import type { Office } from '../../state/office.ts';

export interface Sending {
  readonly isSending: boolean;
  /** Why the last one was refused; null again while the next is on its way. */
  readonly failure: LinkFailure | null;
  /** Null when it was refused, or another is still on its way. */
  send<T extends RequestType>(type: T, input: RequestInput<T>): Promise<RequestOutput<T> | null>;
  forget(): void;
}

/** One request at a time, and what became of the last one: a form keeps what was typed whatever that is. */
export function useSending({ link }: Office): Sending {
  const [state, setState] = useState<'idle' | 'sending' | LinkFailure>('idle');
  return {
    isSending: state === 'sending',
    failure: typeof state === 'object' ? state : null,
    forget: () => setState('idle'),
    send: async (type, input) => {
      if (state === 'sending') return null;
      setState('sending');
      const answer = await link.request(type, input);
      setState(answer.ok ? 'idle' : answer.failure);
      return answer.ok ? answer.value : null;
    },
  };
}
