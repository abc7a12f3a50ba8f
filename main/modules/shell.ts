import type { Appearance, ConfigurationFault, ShellState } from '../../app/wire/bridge.ts';
import type { Connection } from './broker/connection.ts';
import type { Desk } from './employee/desk.ts';
import type { WorkstationRules } from './policy/workstation-rules.ts';
import type { Disowned } from './session/disowned.ts';
import type { SessionHost } from './session/session-host.ts';
import type { TalkFollower } from './talk/follow-talk.ts';

export interface ShellParts {
  readonly brokerUrl: () => string;
  readonly connection: Pick<Connection, 'person' | 'status' | 'revoked' | 'ended'>;
  readonly desk: Pick<Desk, 'tickets' | 'waiting'>;
  readonly host: Pick<SessionHost, 'live' | 'lastEnd'>;
  readonly disowned: Pick<Disowned, 'current'>;
  readonly talk: Pick<TalkFollower, 'unread'>;
  readonly appearance: () => Appearance;
  readonly keystore: boolean;
  readonly rules: Pick<WorkstationRules, 'brokerKey' | 'foreign'>;
  /** The configuration of this computer names the broker's key. */
  readonly keyConfigured: boolean;
  readonly configurationFault: ConfigurationFault | null;
  readonly shortcuts: () => ShellState['shortcuts'];
}

/** Everything the application window shows, as it is now. */
export const shellState = ({ connection, desk, host, ...parts }: ShellParts): ShellState => ({
  brokerUrl: parts.brokerUrl(),
  person: connection.person(),
  link: connection.status(),
  appearance: parts.appearance(),
  tickets: [...desk.tickets()],
  waiting: [...desk.waiting()],
  unread: [...parts.talk.unread()],
  keystore: parts.keystore,
  shortcuts: parts.shortcuts(),
  revoked: connection.revoked(),
  ended: connection.ended(),
  configurationFault: parts.configurationFault,
  inSession: host.live() !== null,
  disowned: parts.disowned.current(),
  lastEnd: host.lastEnd(),
  brokerKey: { known: parts.rules.brokerKey(), configured: parts.keyConfigured, foreign: parts.rules.foreign() },
});
