import type { Id, Instant } from '../../../app/kernel/scalars.ts';

/** The version of a record that the list shows now: the one to go on from after somebody else saved it. */
export const latestSeen = (
  latest: readonly { readonly id: Id; readonly changedAt: Instant }[],
  record: { readonly id: Id; readonly changedAt: Instant } | null,
): Instant => latest.find(({ id }) => id === record?.id)?.changedAt ?? record?.changedAt ?? 0;
