import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDifference } from '../../../../app/policy/difference.ts';
import { differenceBetween } from '../../../../app/policy/difference.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Listing } from '../../../shared/parts/listing.tsx';
import type { DraftDesk } from '../../../state/policy-draft.ts';
import { openDraft } from '../../../state/policy-draft.ts';
import { directoryOf, policyFaultsOf, policyOf } from '../../../state/queries.ts';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { DecisionsTab } from './decisions-tab.tsx';
import { DraftBar } from './draft-bar.tsx';
import { HistoryTab } from './history-tab.tsx';
import { ProposalNotice } from './proposal-notice.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ReplayTab } from './replay-tab.tsx';
import { RulesRead } from './rules-read.tsx';
import { RulesTab } from './rules-tab.tsx';
import { WhatIfTab } from './what-if-tab.tsx';
import type { Speech } from './words.ts';
import './policies.css';

const TABS = ['rules', 'whatIf', 'replay', 'history', 'decisions'] as const;
type Tab = (typeof TABS)[number];

/** Who may do what: the rules in force, and the draft of the next ones. */
export function Policies(props: SectionProps): ReactElement {
  const policy = useQuery(policyOf(props.office.link));
  const directory = useQuery(directoryOf(props.office.link));
  return (
    <Listing query={policy}>
      {(desk) => (
        <Listing query={directory}>{(places) => <Workbench {...props} desk={desk} directory={places} />}</Listing>
      )}
    </Listing>
  );
}

interface WorkbenchProps extends SectionProps {
  readonly desk: PolicyDesk;
  readonly directory: RequestOutput<'directory.show'>;
}

function Workbench({ office, me, desk, directory }: WorkbenchProps): ReactElement {
  const { t, i18n } = useTranslation();
  const speech: Speech = { t, language: i18n.language, directory };
  const [drafting] = useState<DraftDesk>(() => openDraft({ link: office.link, clock: office.now }, desk.draft));
  const draft = drafting.use();
  useEffect(() => drafting.adopt(desk.draft), [drafting, desk.draft]);
  useEffect(() => drafting.close, [drafting]);
  const [tab, setTab] = useState<Tab>('rules');
  const [publishing, setPublishing] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const { proposal } = desk;
  const { data: faults = [] } = useQuery(policyFaultsOf(office.link, draft.base, draft.revision));
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const changes = countOf(differenceBetween(desk.content, draft.content));
  const ready = changes > 0 && errors === 0 && draft.saving === 'saved' && draft.base === desk.published.number;
  const finish = (text: string): void => {
    setPublishing(false);
    setDone({ text });
  };
  return (
    <>
      <SectionHead title={t('policy.title')} about={t('policy.about')}>
        {proposal === null && errors > 0 ? (
          <span className="badge loss">{t('policy.fault.count', { count: errors })}</span>
        ) : null}
        {proposal === null ? (
          <button
            type="button"
            className="button strong"
            aria-disabled={!ready}
            onClick={() => ready && setPublishing(true)}
          >
            {t('policy.publish.open')}
          </button>
        ) : null}
      </SectionHead>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      {proposal === null ? (
        <DraftBar office={office} desk={desk} drafting={drafting} draft={draft} changes={changes} speech={speech} />
      ) : (
        <ProposalNotice
          office={office}
          me={me}
          desk={desk}
          proposal={proposal}
          saving={draft.saving}
          speech={speech}
          onDone={finish}
        />
      )}
      <nav className="policy-tabs" aria-label={t('policy.tabs.label')}>
        {TABS.map((one) => (
          <button key={one} type="button" aria-current={one === tab ? 'page' : undefined} onClick={() => setTab(one)}>
            {t(`policy.tabs.${one}`)}
          </button>
        ))}
      </nav>
      {tab === 'rules' && proposal === null ? (
        <RulesTab office={office} desk={desk} drafting={drafting} draft={draft} speech={speech} />
      ) : null}
      {tab === 'rules' && proposal !== null ? (
        <RulesRead content={proposal.content} against={desk.content} speech={speech} />
      ) : null}
      {tab === 'whatIf' ? <WhatIfTab office={office} speech={speech} desk={desk} draft={draft} /> : null}
      {tab === 'replay' ? <ReplayTab office={office} speech={speech} /> : null}
      {tab === 'history' ? <HistoryTab office={office} speech={speech} desk={desk} onDone={finish} /> : null}
      {tab === 'decisions' ? <DecisionsTab office={office} speech={speech} /> : null}
      {publishing && proposal === null ? (
        <PublishDialog
          office={office}
          desk={desk}
          draft={draft}
          speech={speech}
          onClose={() => setPublishing(false)}
          onDone={finish}
        />
      ) : null}
    </>
  );
}

const countOf = ({ added, removed, changed, secondApproval }: PolicyDifference): number =>
  added.length + removed.length + changed.length + (secondApproval === null ? 0 : 1);
