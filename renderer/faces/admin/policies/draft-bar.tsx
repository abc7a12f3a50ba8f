import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import type { DraftDesk, DraftState } from '../../../state/policy-draft.ts';
import { asked } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';
import type { Speech } from './words.ts';

interface DraftBarProps {
  readonly office: Office;
  readonly desk: PolicyDesk;
  readonly drafting: DraftDesk;
  readonly draft: DraftState;
  readonly changes: number;
  readonly speech: Speech;
}

/** What is in force, and where the draft stands beside it. */
export function DraftBar({ office, desk, drafting, draft, changes, speech }: DraftBarProps): ReactElement {
  const { t } = speech;
  const sending = useSending(office);
  const [asks, setAsks] = useState(false);
  const published = desk.published.number;
  const stale = draft.revision > 0 && draft.base !== published;
  const reread = async (): Promise<void> => drafting.giveWay((await asked(office.link, 'policy.show', {})).draft);
  const discard = async (): Promise<void> => {
    setAsks(false);
    await sending.send('policy.discard', { revision: draft.revision });
  };
  return (
    <div className="policy-bar">
      <p>
        <strong>{t('policy.status.inForce', { number: published })}</strong> · {authorship(desk, speech)}
      </p>
      <p role="status" className="soft">
        {changes === 0 && draft.revision === 0
          ? t('policy.status.untouched')
          : `${t('policy.status.draft')} · ${t('policy.status.changes', { count: changes })} · ${savedWord(t, draft)}`}
      </p>
      <div className="actions">
        {draft.canUndo ? (
          <button type="button" className="link" onClick={drafting.undo}>
            {t('policy.undo')}
          </button>
        ) : null}
        {draft.revision > 0 ? (
          <button type="button" className="link" onClick={() => setAsks(true)}>
            {t('policy.discard')}
          </button>
        ) : null}
      </div>
      {typeof draft.saving === 'object' ? (
        <Refusal text={failureText(t, draft.saving)} icon="alert">
          <button type="button" className="button" onClick={() => void reread()}>
            {t('policy.reread')}
          </button>
        </Refusal>
      ) : null}
      {stale ? (
        <Refusal
          icon="info"
          text={{ what: t('policy.stale', { published }), next: t('policy.staleNext', { base: draft.base }) }}
        >
          <button
            type="button"
            className="button"
            onClick={() => void sending.send('policy.take-up', { base: published })}
          >
            {t('policy.takeUp', { published })}
          </button>
        </Refusal>
      ) : null}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      {asks ? (
        <Dialog title={t('policy.discardSure')} onClose={() => setAsks(false)}>
          <p>{t('policy.discardWhat', { base: draft.base })}</p>
          <div className="actions">
            <button type="button" className="button stop" onClick={() => void discard()}>
              {t('policy.discard')}
            </button>
            <button type="button" className="button" onClick={() => setAsks(false)}>
              {t('common.cancel')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

function authorship({ published }: PolicyDesk, { t, language }: Speech): string {
  const { author, approver, publishedAt } = published;
  if (author === null) return t('policy.status.starter');
  const date = dateOf(language, publishedAt);
  return approver === null
    ? t('policy.status.by', { author: author.name, date })
    : t('policy.status.byTwo', { author: author.name, approver: approver.name, date });
}

function savedWord(t: TFunction, { saving }: DraftState): string {
  if (saving === 'saved') return t('policy.status.saved');
  return t(saving === 'saving' ? 'policy.status.saving' : 'policy.status.waiting');
}
