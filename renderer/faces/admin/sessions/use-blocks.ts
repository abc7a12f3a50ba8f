import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { TechnicianBlock } from '../../../../app/wire/requests/rights.ts';
import type { Platform } from '../../../ports/platform/platform.ts';
import type { Office } from '../../../state/office.ts';
import { blocksOf } from '../../../state/queries.ts';
import { newAmong, standingIn } from './standing-blocks.ts';

/** Blocks that stand now, wherever the administrator is; one that is new is said outside of the window too. */
export function useBlocks({ link }: Office, platform: Pick<Platform, 'notifyOfBlock'>): readonly TechnicianBlock[] {
  const { data } = useQuery(blocksOf(link));
  const before = useRef<ReadonlySet<Id> | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const standing = standingIn(data);
    for (const { technician, reference } of newAmong(standing, before.current))
      void platform.notifyOfBlock({ technician: technician.name, reference });
    before.current = new Set(data.map(({ id }) => id));
  }, [data, platform]);
  return data === undefined ? [] : standingIn(data);
}
