import type { QueryClient } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Person } from '../../app/level/person.ts';
import type { BrokerLink, LinkStatus } from '../ports/broker/link.ts';
import { connectBroker } from '../ports/broker/link.ts';
import type { DirectoryFiles } from '../ports/directory-files.ts';
import { directoryFiles } from '../ports/directory-files.ts';
import { connectConsole, prepareConsole, signDemand, signFurtherDemand } from '../ports/peer/console-peer.ts';
import { receiptsIn } from '../ports/receipts.ts';
import { saveExport } from '../ports/save-export.ts';
import type { Desk } from './desk.ts';
import { openDesk, WORD_LEAVES_MS } from './desk.ts';
import { brokerCache, refresh } from './queries.ts';

/** Everything a signed-in technician or administrator works with, over one line to the broker. */
export interface Office {
  readonly link: BrokerLink;
  readonly cache: QueryClient;
  readonly desk: Desk;
  /** Null until the broker has said who this token belongs to. */
  readonly usePerson: () => Person | null;
  readonly useStatus: () => LinkStatus;
  /** Gets an export that the broker has allowed and hands it to the person as a file; false when it did not come. */
  readonly saveExport: (ticket: string, name: string) => Promise<boolean>;
  /** Files of the directory, in and out. */
  readonly files: DirectoryFiles;
  readonly brokerUrl: string;
  /** The broker's clock, in milliseconds: this computer's, corrected by what the broker said on connecting. */
  readonly now: () => number;
  close(): void;
}

interface Line {
  readonly person: Person | null;
  readonly status: LinkStatus;
  readonly ahead: number;
}

export function openOffice(url: string, token: string): Office {
  const line = createStore<Line>(() => ({ person: null, status: 'connecting', ahead: 0 }));
  const link = connectBroker(url, token);
  const cache = brokerCache();
  const now = (): number => Date.now() + line.getState().ahead;
  const desk = openDesk({
    link,
    peer: { prepareConsole, signDemand, signFurtherDemand, connectConsole },
    clock: now,
    keep: receiptsIn(localStorage).keep,
  });
  // A line that breaks after the word that the sign-in is over breaks because of it.
  link.onStatus((status) => line.getState().status !== 'refused' && line.setState({ status }));
  link.onEvent((event) => {
    if (event.type === 'welcome') line.setState({ person: event.person, ahead: event.serverTime - Date.now() });
    if (event.type === 'signed-out') line.setState({ status: 'refused' });
    void refresh(cache, event);
  });
  const leave = (): void => desk.close('leaving');
  window.addEventListener('pagehide', leave);
  return {
    link,
    cache,
    desk,
    usePerson: () => useStore(line, ({ person }) => person),
    useStatus: () => useStore(line, ({ status }) => status),
    saveExport: (ticket, name) => saveExport(url, token, ticket, name),
    files: directoryFiles(url, token),
    brokerUrl: url,
    now,
    close: () => {
      window.removeEventListener('pagehide', leave);
      desk.close(line.getState().status === 'refused' ? 'signed-out' : 'leaving');
      setTimeout(() => link.close(), WORD_LEAVES_MS);
      cache.clear();
    },
  };
}
