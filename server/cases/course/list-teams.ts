import { ok } from '../../../app/kernel/result.ts';
import { listTeams as all } from '../../store/teams.ts';
import type { Case } from '../case.ts';

export const listTeams: Case<'course.teams'> = async ({ store }) =>
  ok((await all(store)).filter(({ archived }) => !archived).map(({ id, name, level }) => ({ id, name, level })));
