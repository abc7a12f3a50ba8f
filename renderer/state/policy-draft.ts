import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DraftChange } from '../../app/policy/draft-change.ts';
import { changed, undoing } from '../../app/policy/draft-change.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import type { PolicyContent, PolicyDraft } from '../../app/policy/version.ts';
import type { BrokerLink, LinkFailure } from '../ports/broker/link.ts';

export interface DraftState {
  /** With every change made here, sent or not. */
  readonly content: PolicyContent;
  readonly base: number;
  /** The last one that the broker has. */
  readonly revision: number;
  readonly saving: 'saved' | 'saving' | 'waiting' | LinkFailure;
  readonly canUndo: boolean;
}

/** The draft as it is being written: shown at once, kept by the broker as one types, undone step by step. */
export interface DraftDesk {
  readonly use: () => DraftState;
  readonly read: () => DraftState;
  change(change: DraftChange): void;
  undo(): void;
  /** What the broker has; it takes the place of what is here, unless something here is still on its way. */
  adopt(draft: PolicyDraft): void;
  /** After a refusal: what could not be kept is given up for what the broker has. */
  giveWay(draft: PolicyDraft): void;
  /** Sends what waits, without its pause. */
  close(): void;
}

interface Dependencies {
  readonly link: Pick<BrokerLink, 'request' | 'onStatus'>;
  /** Milliseconds, for telling one bout of typing from the next. */
  readonly clock: () => number;
  readonly pauseMs?: number;
}

/** Changes of one part of a rule that follow each other this closely are one step to undo. */
const ONE_BOUT_MS = 1_500;

export function openDraft({ link, clock, pauseMs = 400 }: Dependencies, draft: PolicyDraft): DraftDesk {
  const store = createStore<DraftState>(() => stateOf(draft));
  const waiting: DraftChange[] = [];
  const undos: DraftChange[] = [];
  let lastBout: { readonly about: string; readonly at: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight = false;

  const isBusy = (): boolean => inFlight || waiting.length > 0;
  const become = (next: Partial<DraftState>): void => store.setState({ ...next, canUndo: undos.length > 0 });

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (inFlight) return;
    for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
      const failure = await send(change);
      if (failure === null) continue;
      waiting.unshift(change);
      become({ saving: failure.type === 'unreachable' ? 'waiting' : failure });
      return;
    }
  };

  const send = async (change: DraftChange): Promise<LinkFailure | null> => {
    inFlight = true;
    become({ saving: 'saving' });
    const answer = await link.request('policy.change', { revision: store.getState().revision, change });
    inFlight = false;
    if (!answer.ok) return answer.failure;
    become({ revision: answer.value.revision, saving: waiting.length === 0 ? 'saved' : 'saving' });
    return null;
  };

  const make = (change: DraftChange): void => {
    const last = waiting.at(-1);
    const replaces = last?.type === 'rule-put' && change.type === 'rule-put' && last.rule.id === change.rule.id;
    if (replaces) waiting[waiting.length - 1] = { ...last, rule: change.rule };
    else waiting.push(change);
    become({ content: changed(store.getState().content, change), saving: 'saving' });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauseMs);
  };

  const stopListening = link.onStatus((status) => {
    if (status === 'online' && store.getState().saving === 'waiting') void flush();
  });

  const take = (given: PolicyDraft): void => {
    undos.length = 0;
    waiting.length = 0;
    store.setState(stateOf(given));
  };

  return {
    use: () => useStore(store),
    read: store.getState,
    change: (change) => {
      const back = undoing(store.getState().content, change);
      if (back === null) return;
      const bout = { about: aspectOf(store.getState().content, change), at: clock() };
      const goesOn = lastBout?.about === bout.about && bout.at - lastBout.at < ONE_BOUT_MS && isPut(change);
      if (!goesOn || undos.length === 0) undos.push(back);
      lastBout = bout;
      make(change);
    },
    undo: () => {
      const back = undos.pop();
      lastBout = null;
      if (back !== undefined) make(back);
    },
    adopt: (given) => {
      const { base, revision } = store.getState();
      if (!isBusy() && (given.base !== base || given.revision !== revision)) take(given);
    },
    giveWay: take,
    close: () => {
      stopListening();
      void flush();
    },
  };
}

const stateOf = ({ content, base, revision }: PolicyDraft): DraftState => ({
  content,
  base,
  revision,
  saving: 'saved',
  canUndo: false,
});

const isPut = ({ type }: DraftChange): boolean => type === 'rule-put';

/** Which part of which rule a change is about: typing on in one is one step, the next part is another. */
function aspectOf({ rules }: PolicyContent, change: DraftChange): string {
  if (change.type !== 'rule-put') return change.type;
  const { rule } = change;
  const before = rules.find(({ id }) => id === rule.id);
  if (before === undefined) return `${rule.id} new`;
  if (before.name !== rule.name) return `${rule.id} name`;
  const old = partsOf(before);
  const parts = [...partsOf(rule)].filter(([name, value]) => old.get(name) !== value).map(([name]) => name);
  return `${rule.id} ${parts.join(' ')}`;
}

/** A rule's parts by name, in a form that can be compared. */
function partsOf({ source }: PolicyRule): ReadonlyMap<string, string> {
  if (source.type === 'cedar') return new Map([['text', source.text]]);
  const nested = Object.entries(source.sentence).flatMap(([name, part]): [string, unknown][] =>
    typeof part === 'object' && !Array.isArray(part)
      ? Object.entries(part).map(([inner, value]): [string, unknown] => [`${name}.${inner}`, value])
      : [[name, part]],
  );
  return new Map(nested.map(([name, value]) => [name, JSON.stringify(value)]));
}
