import type { Capability } from '../../../app/consent/capability.ts';
import type { Expected, SignedGrant } from '../../../app/consent/grant.ts';
import { verifyGrant } from '../../../app/consent/grant.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import type { EndReason } from '../../../app/session/phase.ts';
import type { WireFailure } from '../../../app/wire/envelope.ts';
import type { WorkstationMessage } from '../../../app/wire/peer.ts';
import type { LinkStats } from './link-stats.ts';
import { noStats } from './link-stats.ts';

type MessageOf<T extends WorkstationMessage['type']> = Extract<WorkstationMessage, { type: T }>;

export interface Rights {
  /** What the grant holds and the employee has not taken back. */
  readonly capabilities: readonly Capability[];
  /** What the rules took away, and why. */
  readonly revoked: readonly Removal[];
  /** True while the workstation sends no new picture. */
  readonly pictureHeld: boolean;
  /** True while the workstation injects nothing. */
  readonly inputHeld: boolean;
  /** True while both are held because the workstation's screen is locked. */
  readonly locked: boolean;
}

/** Everything the console knows of a running session from its own connection. */
export interface ConsoleState {
  readonly phase: 'connecting' | 'live' | 'interrupted' | 'ended';
  /** Present once verified, and kept after the end: it is the console's copy. */
  readonly signed: SignedGrant | null;
  /** Null before the grant was verified and after the end. */
  readonly stream: MediaStream | null;
  readonly rights: Rights;
  /** The last act that the workstation would not do. */
  readonly refused: MessageOf<'input-refused'> | null;
  /** The last message that this version does not understand. */
  readonly unreadable: WireFailure | null;
  readonly end: EndReason | null;
  readonly stats: LinkStats;
}

export const beforeGrant: ConsoleState = {
  phase: 'connecting',
  signed: null,
  stream: null,
  rights: { capabilities: [], revoked: [], pictureHeld: false, inputHeld: false, locked: false },
  refused: null,
  unreadable: null,
  end: null,
  stats: noStats,
};

/** What a message of the workstation makes of the state; nothing but a grant that holds counts before one did. */
export function heard(state: ConsoleState, message: WorkstationMessage, expected: Expected): ConsoleState {
  if (state.phase === 'ended') return state;
  switch (message.type) {
    case 'granted':
      return granted(state, message, expected);
    case 'session-ended':
      return ended(state, message.reason);
    case 'rights-changed':
      return state.signed === null ? state : { ...state, rights: rightsUnder(state.signed, message) };
    case 'input-refused':
      return state.signed === null ? state : { ...state, refused: message };
  }
}

/** There is one end: what comes after it changes nothing. */
export function ended(state: ConsoleState, end: EndReason): ConsoleState {
  return state.phase === 'ended' ? state : { ...state, phase: 'ended', stream: null, end };
}

function granted(state: ConsoleState, { signed }: MessageOf<'granted'>, expected: Expected): ConsoleState {
  const verified = verifyGrant(signed, expected);
  // A wider grant takes the place of the one that stands, and of no other; anything else is not worth an end.
  if (state.signed !== null)
    return verified.ok && signed.grant.replaces === state.signed.grant.id ? { ...state, signed } : state;
  if (verified.ok)
    return { ...state, phase: 'live', signed, rights: { ...state.rights, capabilities: verified.value.capabilities } };
  if (verified.failure.type === 'expired') return ended(state, 'expired');
  if (verified.failure.type === 'not-yet-valid') return ended(state, 'not-started');
  // Whatever else is wrong with it, the other end is not the workstation that the employee spoke for.
  return ended(state, 'fingerprint-mismatch');
}

function rightsUnder(
  { grant }: SignedGrant,
  { withdrawn, revoked, pictureHeld, inputHeld, locked }: MessageOf<'rights-changed'>,
): Rights {
  const isGone = (one: Capability): boolean =>
    withdrawn.includes(one) || revoked.some(({ capability }) => capability === one);
  return { capabilities: grant.capabilities.filter((one) => !isGone(one)), revoked, pictureHeld, inputHeld, locked };
}
