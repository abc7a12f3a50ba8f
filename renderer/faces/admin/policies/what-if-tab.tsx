import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Contract } from '../../../../app/directory/contract.ts';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import type { Office } from '../../../state/office.ts';
import type { DraftState } from '../../../state/policy-draft.ts';
import { contractsOf, peopleOf, workstationsOf } from '../../../state/queries.ts';
import { CaseForm } from './case-form.tsx';
import type { CaseDraft } from './imagined.ts';
import { CIRCUMSTANCES, COVERING, caseOf } from './imagined.ts';
import { WhatIfAnswers } from './what-if-answers.tsx';
import type { Speech } from './words.ts';

export interface WhatIfTabProps {
  readonly office: Office;
  readonly speech: Speech;
  readonly desk: PolicyDesk;
  readonly draft: DraftState;
}

/** An imagined request, and what contract and rules say to it: answered as the form is filled. */
export function WhatIfTab(props: WhatIfTabProps): ReactElement {
  const { link } = props.office;
  const people = useQuery(peopleOf(link));
  const stations = useQuery(workstationsOf(link));
  const contracts = useQuery(contractsOf(link));
  return (
    <Listing query={people}>
      {(everybody) => (
        <Listing query={stations}>
          {(all) => (
            <Listing query={contracts}>
              {(agreed) => <Imagined {...props} people={everybody} stations={all} contracts={agreed} />}
            </Listing>
          )}
        </Listing>
      )}
    </Listing>
  );
}

interface ImaginedProps extends WhatIfTabProps {
  readonly people: readonly PersonRecord[];
  readonly stations: readonly WorkstationRecord[];
  readonly contracts: readonly Contract[];
}

function Imagined({ people, stations, contracts, ...shared }: ImaginedProps): ReactElement {
  const { office, speech } = shared;
  const { t } = speech;
  const [draft, setDraft] = useState<CaseDraft>(() => firstCase(office.now()));
  const technicians = people.filter(({ role, disabled }) => role === 'technician' && !disabled);
  const workstations = stations.filter(({ revokedAt }) => revokedAt === null);
  const technician = technicians.find(({ id }) => id === draft.technicianId) ?? technicians[0];
  const workstation = workstations.find(({ id }) => id === draft.workstationId) ?? workstations[0];
  if (technician === undefined || workstation === undefined)
    return (
      <Empty
        icon="question"
        title={t(technician === undefined ? 'policy.whatIf.noTechnician' : 'policy.whatIf.noWorkstation')}
        next={t(technician === undefined ? 'policy.whatIf.noTechnicianNext' : 'policy.whatIf.noWorkstationNext')}
      />
    );
  const imagined = caseOf(draft, technician, workstation, speech);
  return (
    <>
      <p className="policy-about">{t('policy.whatIf.about')}</p>
      <div className="policy-what-if">
        <CaseForm
          draft={{ ...draft, technicianId: technician.id, workstationId: workstation.id }}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          technicians={technicians}
          workstations={workstations}
          contracts={contracts.filter(({ archived }) => !archived)}
          speech={speech}
        />
        {imagined === null ? (
          <p className="fault">{t('policy.whatIf.dayFault')}</p>
        ) : (
          <WhatIfAnswers {...shared} imagined={imagined} requester={workstation.owner.name} />
        )}
      </div>
    </>
  );
}

function firstCase(now: number): CaseDraft {
  const today = new Date(now);
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    technicianId: '',
    workstationId: '',
    contract: COVERING,
    day: [two(today.getDate()), two(today.getMonth() + 1), today.getFullYear()].join('/'),
    minute: 10 * 60,
    impact: 'blocked',
    holding: CIRCUMSTANCES,
    holder: 'nobody',
  };
}
