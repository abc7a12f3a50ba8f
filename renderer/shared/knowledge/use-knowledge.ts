import { useState } from 'react';
import type { RequestInput, RequestOutput, RequestType } from '../../../app/wire/requests.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import type { Office } from '../../state/office.ts';

type KnowledgeRequest = Extract<RequestType, `knowledge.${string}`>;

interface Asking {
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  /** Null when it was refused; `failure` then says why. */
  readonly ask: <T extends KnowledgeRequest>(type: T, input: RequestInput<T>) => Promise<RequestOutput<T> | null>;
}

/** What is done to an article, one thing at a time, its refusal kept beside it; every list that shows it is read anew. */
export function useKnowledge({ link, cache }: Pick<Office, 'link' | 'cache'>): Asking {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const ask = async <T extends KnowledgeRequest>(type: T, input: RequestInput<T>): Promise<RequestOutput<T> | null> => {
    if (busy) return null;
    setBusy(true);
    setFailure(null);
    const answer = await link.request(type, input);
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return null;
    }
    await cache.invalidateQueries({ queryKey: ['knowledge'] });
    return answer.value;
  };
  return { busy, failure, ask };
}
