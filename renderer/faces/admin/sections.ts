import type { ReactElement } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Documentation } from '../../shared/knowledge/documentation.tsx';
import type { IconName } from '../../shared/parts/icon.tsx';
import type { Office } from '../../state/office.ts';
import { Audit } from './audit/audit.tsx';
import { Contracts } from './contracts/contracts.tsx';
import { Organisations } from './organisations/organisations.tsx';
import { People } from './people/people.tsx';
import { Policies } from './policies/policies.tsx';
import { AllReports } from './reports/all-reports.tsx';
import { RunningSessions } from './sessions/running-sessions.tsx';
import { Settings } from './settings/settings.tsx';
import { Teams } from './teams/teams.tsx';
import { Workstations } from './workstations/workstations.tsx';

/** What every section's screen is given. */
export interface SectionProps {
  readonly office: Office;
  /** The administrator who looks. */
  readonly me: Id;
}

interface Section {
  readonly id:
    | 'organisations'
    | 'contracts'
    | 'people'
    | 'teams'
    | 'workstations'
    | 'policies'
    | 'audit'
    | 'sessions'
    | 'reports'
    | 'documentation'
    | 'settings';
  readonly icon: IconName;
  readonly Screen: (props: SectionProps) => ReactElement;
}

export type SectionId = Section['id'];

/** The administrator's sections in their order; each has a folder of its own. */
export const sections: readonly Section[] = [
  { id: 'organisations', icon: 'building', Screen: Organisations },
  { id: 'contracts', icon: 'document', Screen: Contracts },
  { id: 'people', icon: 'person', Screen: People },
  { id: 'teams', icon: 'people', Screen: Teams },
  { id: 'workstations', icon: 'screen', Screen: Workstations },
  { id: 'policies', icon: 'scales', Screen: Policies },
  { id: 'sessions', icon: 'eye', Screen: RunningSessions },
  { id: 'audit', icon: 'list', Screen: Audit },
  { id: 'reports', icon: 'chart', Screen: AllReports },
  { id: 'documentation', icon: 'question', Screen: Documentation },
  { id: 'settings', icon: 'shield', Screen: Settings },
];
