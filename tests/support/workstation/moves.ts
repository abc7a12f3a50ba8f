import fc from 'fast-check';
import type { Capability } from '../../../app/consent/capability.ts';
import { ConsoleMessage } from '../../../app/wire/peer.ts';
import { anyInput } from '../../hostile/support/any-input.ts';

/** What anybody can do to a workstation, in any order: the employee, two technicians, the broker, the machine. */
export type Move =
  | { readonly type: 'ask'; readonly technician: 1 | 2; readonly fault: 'none' | 'forged' | 'foreign-ticket' | 'late' }
  | {
      readonly type:
        | 'certificate'
        | 'shown'
        | 'banner-visible'
        | 'decline'
        | 'close-consent'
        | 'fail-consent'
        | 'repeat';
    }
  /** The next session's windows are loaded ahead, or let go of. */
  | { readonly type: 'prepare' | 'release' }
  | { readonly type: 'reveal'; readonly honest: boolean }
  | { readonly type: 'accept'; readonly capabilities: Capability[] }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'connected' | 'disconnected' | 'crash' | 'page-closed' | 'banner-gone' | 'second-certificate' }
  | { readonly type: 'say'; readonly message: ConsoleMessage; readonly late: boolean }
  | {
      readonly type: 'further';
      readonly fault: 'none' | 'forged' | 'foreign-console' | 'outlived';
      readonly minutes: 0 | 1;
    }
  | { readonly type: 'accept-further'; readonly capabilities: Capability[]; readonly extend: boolean }
  | { readonly type: 'revoke'; readonly capability: Capability }
  | { readonly type: 'babble' }
  | { readonly type: 'want-picture'; readonly late: boolean }
  | { readonly type: 'switch'; readonly capability: Capability; readonly on: boolean }
  | { readonly type: 'broker-ends' | 'broker-withdraws' | 'broker-ends-another' }
  | { readonly type: 'stop' | 'banner-stop' | 'shortcut' | 'lock' | 'unlock' | 'wake' };

const say = (message: ConsoleMessage): Move => ({ type: 'say', message, late: false });
const of = <T extends Move['type']>(...types: readonly T[]) =>
  fc.constantFrom(...types).map((type) => ({ type }) as Move);

const input: fc.Arbitrary<ConsoleMessage> = fc.constantFrom<ConsoleMessage>(
  { type: 'pointer-moved', x: 0.5, y: 0.5 },
  { type: 'button-pressed', button: 'left', x: 0.2, y: 0.2 },
  { type: 'button-released', button: 'left', x: 0.2, y: 0.2 },
  { type: 'wheel-turned', dx: 0, dy: 1, x: 0.2, y: 0.2 },
  { type: 'key-pressed', code: 'KeyA', key: 'a' },
  { type: 'key-released', code: 'KeyA' },
  { type: 'all-released' },
);
const word: fc.Arbitrary<ConsoleMessage> = fc.constantFrom<ConsoleMessage>(
  { type: 'frame-shown' },
  { type: 'control-taken' },
  { type: 'control-released' },
);
const lastWord: fc.Arbitrary<ConsoleMessage> = fc.constantFrom<ConsoleMessage>(
  { type: 'session-stopped' },
  { type: 'fingerprint-mismatch' },
);
/** Whatever the contract names by now, so that a new word is tried in every ordering the day it is added. */
const anyWord = anyInput(ConsoleMessage, []).map((message) => ConsoleMessage.parse(message));
const late = fc.boolean();
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('ask' as const),
      technician: fc.constantFrom(1 as const, 2 as const),
      fault: fc.constantFrom(
        'none' as const,
        'none' as const,
        'forged' as const,
        'foreign-ticket' as const,
        'late' as const,
      ),
    }),
  },
  { weight: 6, arbitrary: of('certificate', 'shown', 'banner-visible', 'connected', 'repeat') },
  {
    weight: 2,
    arbitrary: of('decline', 'close-consent', 'fail-consent', 'lock', 'unlock', 'unlock', 'wake', 'babble'),
  },
  { weight: 2, arbitrary: of('disconnected', 'crash', 'page-closed', 'banner-gone', 'second-certificate') },
  {
    weight: 2,
    arbitrary: of('broker-ends', 'broker-withdraws', 'broker-ends-another', 'stop', 'banner-stop', 'shortcut'),
  },
  { weight: 2, arbitrary: of('prepare', 'prepare', 'release') },
  { weight: 2, arbitrary: fc.boolean().map((honest): Move => ({ type: 'reveal', honest })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<Capability[]>(['view'], ['view', 'control'])
      .map((capabilities): Move => ({ type: 'accept', capabilities })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('further' as const),
      fault: fc.constantFrom(
        'none' as const,
        'none' as const,
        'forged' as const,
        'foreign-console' as const,
        'outlived' as const,
      ),
      minutes: fc.constantFrom(0 as const, 1 as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('accept-further' as const),
      capabilities: fc.constantFrom<Capability[]>([], ['control'], ['view', 'control']),
      extend: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Capability>('control', 'control', 'view')
      .map((capability): Move => ({ type: 'revoke', capability })),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(50, 500, 1000, 5000, 20_000, 61_000, 5 * 60_000)
      .map((ms): Move => ({ type: 'wait', ms })),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('say' as const),
      message: fc.oneof(
        { weight: 6, arbitrary: input },
        { weight: 3, arbitrary: word },
        { weight: 1, arbitrary: lastWord },
        { weight: 2, arbitrary: anyWord },
      ),
      late,
    }),
  },
  { weight: 6, arbitrary: late.map((isLate): Move => ({ type: 'want-picture', late: isLate })) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('switch' as const),
      capability: fc.constantFrom<Capability>('view', 'control'),
      on: fc.boolean(),
    }),
  },
);

/** The way that leads to a driven screen: orderings start anywhere along it, else few would come that far. */
const goldenPath: readonly Move[] = [
  { type: 'ask', technician: 1, fault: 'none' },
  { type: 'certificate' },
  { type: 'reveal', honest: true },
  { type: 'shown' },
  { type: 'wait', ms: 1000 },
  { type: 'accept', capabilities: ['view', 'control'] },
  { type: 'banner-visible' },
  { type: 'connected' },
  say({ type: 'frame-shown' }),
  say({ type: 'control-taken' }),
  say({ type: 'button-pressed', button: 'left', x: 0.2, y: 0.2 }),
];
/** And on to a wider grant: control was not granted at first, or time is short. */
const furtherPath: readonly Move[] = [
  { type: 'further', fault: 'none', minutes: 1 },
  { type: 'shown' },
  { type: 'wait', ms: 1000 },
  { type: 'accept-further', capabilities: ['control'], extend: true },
];
const path: readonly Move[] = [...goldenPath, ...furtherPath];
const begun = fc.integer({ min: 0, max: path.length });
export const ordering = fc
  .tuple(fc.boolean(), fc.oneof(fc.constant(goldenPath.length), begun), fc.array(move, { maxLength: 40 }))
  .map(([isPrepared, from, moves]): readonly Move[] => [
    ...(isPrepared ? [{ type: 'prepare' } as const] : []),
    ...path.slice(0, from),
    ...moves,
  ]);
