import { describe, expect, it, vi } from 'vitest';
import type { DraftChange } from '../../app/policy/draft-change.ts';
import type { PolicyDraft } from '../../app/policy/version.ts';
import { aRule, aSentence } from '../../app/testing/policy-builders.ts';
import type { LinkFailure, LinkStatus } from '../ports/broker/link.ts';
import { openDraft } from './policy-draft.ts';

const empty: PolicyDraft = {
  content: { rules: [aRule(1)], secondApproval: false },
  base: 1,
  revision: 0,
  savedBy: null,
  savedAt: null,
};

const put = (n: number, name: string): DraftChange => ({ type: 'rule-put', rule: { ...aRule(n), name } });

/** A broker that keeps what it is sent, or says why it does not. */
function aLink() {
  const sent: DraftChange[] = [];
  const state = { failure: null as LinkFailure | null, status: (_: LinkStatus): void => undefined };
  let revision = 0;
  const link = {
    request: (_type: string, input: unknown) => {
      if (state.failure !== null) return Promise.resolve({ ok: false as const, failure: state.failure });
      const { change } = input as { change: DraftChange };
      sent.push(change);
      revision += 1;
      return Promise.resolve({ ok: true as const, value: { revision } });
    },
    onStatus: (listener: (status: LinkStatus) => void) => {
      state.status = listener;
      return () => undefined;
    },
  };
  return { link, sent, state };
}

function aDesk(over: Partial<{ now: number }> = {}) {
  const time = { now: over.now ?? 0 };
  const broker = aLink();
  /** The link answers every request alike, which its generic type can't say. */
  const desk = openDraft({ link: broker.link as never, clock: () => time.now, pauseMs: 1 }, empty);
  return { ...broker, desk, time };
}

describe('a draft being written', () => {
  it('is shown at once, and kept by the broker after a pause, the last word of a bout only', async () => {
    const { desk, sent } = aDesk();
    for (const name of ['P', 'Po', 'Postes']) desk.change(put(2, name));
    expect(desk.read().content.rules.map(({ name }) => name)).toEqual(['Règle 1', 'Postes']);
    expect(desk.read().saving).toBe('saving');
    await vi.waitFor(() => expect(desk.read()).toMatchObject({ saving: 'saved', revision: 1 }));
    expect(sent).toEqual([put(2, 'Postes')]);
  });

  it('is undone a bout at a time, back to where it began', async () => {
    const { desk, time } = aDesk();
    desk.change(put(1, 'Une'));
    desk.change(put(1, 'Une règle'));
    desk.change({ type: 'rule-put', rule: { ...aRule(1, aSentence({ effect: 'forbid' })), name: 'Une règle' } });
    time.now += 5_000;
    desk.change({ type: 'rule-removed', ruleId: aRule(1).id });
    desk.undo();
    expect(desk.read().content.rules.map(({ name }) => name)).toEqual(['Une règle']);
    desk.undo();
    expect(desk.read().content.rules).toEqual([{ ...aRule(1), name: 'Une règle' }]);
    desk.undo();
    expect(desk.read()).toMatchObject({ content: empty.content, canUndo: false });
  });

  it('waits for a broker that is away, and is sent when it is back', async () => {
    const { desk, sent, state } = aDesk();
    state.failure = { type: 'unreachable' };
    desk.change(put(2, 'Nuit'));
    await vi.waitFor(() => expect(desk.read().saving).toBe('waiting'));
    desk.adopt({ ...empty, revision: 7 });
    expect(desk.read().content.rules).toHaveLength(2);
    state.failure = null;
    state.status('online');
    await vi.waitFor(() => expect(desk.read().saving).toBe('saved'));
    expect(sent).toEqual([put(2, 'Nuit')]);
  });

  it('stays as it is when somebody else was first, until its author gives way', async () => {
    const { desk, state } = aDesk();
    state.failure = { type: 'draft-changed', by: 'Bruno' };
    desk.change(put(2, 'Nuit'));
    await vi.waitFor(() => expect(desk.read().saving).toEqual({ type: 'draft-changed', by: 'Bruno' }));
    expect(desk.read().content.rules).toHaveLength(2);
    desk.giveWay({ ...empty, revision: 3 });
    expect(desk.read()).toMatchObject({ content: empty.content, revision: 3, saving: 'saved' });
  });
});
