import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Colleague } from '../../../app/desk/colleague.ts';
import type { Queue } from '../../../app/desk/queue.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Office } from '../../state/office.ts';
import { lookingAt } from '../../state/queries.ts';
import type { DeskKey } from './desk-keys.ts';
import type { Intake } from './intake/use-intake.ts';
import { useDeskKeys } from './use-desk-keys.ts';

interface DeskWork {
  readonly office: Office;
  readonly person: Person;
  readonly intake: Intake;
  readonly queue: Queue;
  readonly ticketId: Id | null;
  /** A screen is seen: every key is for the workstation. */
  readonly isWatching: boolean;
  readonly onShow: (ticketId: Id) => void;
  /** Brings the queue in sight, with its field. */
  readonly onSearch: () => void;
}

/** What can be done from anywhere in the console, by key or by button. */
export function useDesk({ office, person, intake, queue, ticketId, isWatching, onShow, onSearch }: DeskWork) {
  const cache = useQueryClient();
  const [helping, setHelping] = useState(false);
  const [searching, setSearching] = useState(false);
  const [single, setSingle] = useState(() => localStorage.getItem(SINGLE) !== 'off');
  /** Even with no ticket open: it is how colleagues see that somebody is there. */
  useQuery(lookingAt(office.link, ticketId));

  const takeNext = async (): Promise<void> => {
    const taken = await office.link.request('ticket.take-next', { queue });
    if (taken.ok) onShow(taken.value.id);
    else await cache.invalidateQueries({ queryKey: ['queue'] });
  };
  const togglePhone = async (): Promise<void> => {
    const known = cache.getQueryData<Colleague[]>(['colleagues'])?.find(({ id }) => id === person.id);
    await office.link.request('desk.set-on-phone', { onPhone: known?.presence !== 'on-phone' });
  };
  const acts: Readonly<Record<DeskKey, () => void>> = {
    call: () => intake.open('telephone'),
    'on-site': () => intake.open('on-site'),
    next: () => void (intake.isShown || takeNext()),
    phone: () => void togglePhone(),
    search: () => {
      if (intake.isShown) return;
      flushSync(onSearch);
      document.querySelector<HTMLInputElement>('[data-search]')?.focus();
    },
    everything: () => setSearching(true),
    help: () => setHelping(true),
  };
  useDeskKeys(!isWatching, single, (key) => acts[key]());
  return {
    helping,
    setHelping,
    searching,
    setSearching,
    single,
    setSingle: (on: boolean) => {
      localStorage.setItem(SINGLE, on ? 'on' : 'off');
      setSingle(on);
    },
    takeNext,
    togglePhone: () => void togglePhone(),
  };
}

const SINGLE = 'accord.single-keys';
