import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aGrant, fingerprintOf, foreignKey, id, T0, workstationKey } from '../testing/builders.ts';
import type { Capability } from './capability.ts';
import type { Gate } from './gate.ts';
import { closedGate, endGate, openGate, permits, replaceGrant, revoke, setWithdrawn } from './gate.ts';
import type { Expected, SignedGrant } from './grant.ts';

const expected: Expected = {
  workstationKey: workstationKey.publicKey,
  sessionId: id(50),
  fingerprints: { workstation: fingerprintOf(0xe0), console: fingerprintOf(0xc0) },
  now: T0,
};

const good = aGrant();

function opened(signed: SignedGrant = good): Gate {
  const gate = openGate(closedGate, signed, expected);
  if (!gate.ok) throw new Error(gate.failure.type);
  return gate.value;
}

/** What an employee would say the gate should do; deliberately simpler than the gate. */
interface World {
  gate: Gate;
  now: number;
  granted: boolean;
  over: boolean;
  readonly off: Set<Capability>;
  readonly taken: Set<Capability>;
}

type Act = (world: World) => void;

const open =
  (signed: SignedGrant, holds: boolean): Act =>
  (world) => {
    const result = openGate(world.gate, signed, { ...expected, now: world.now });
    if (!result.ok) return;
    expect(holds && !world.granted && !world.over).toBe(true);
    world.gate = result.value;
    world.granted = true;
  };

const switchOff =
  (capability: Capability, off: boolean): Act =>
  (world) => {
    world.gate = setWithdrawn(world.gate, capability, off);
    if (world.granted && !world.over) world.off[off ? 'add' : 'delete'](capability);
  };

const takeAway =
  (capability: Capability): Act =>
  (world) => {
    world.gate = revoke(world.gate, capability);
    if (world.granted && !world.over) world.taken.add(capability);
  };

const end: Act = (world) => {
  world.gate = endGate(world.gate, id(50));
  world.over = true;
};

const wait =
  (ms: number): Act =>
  (world) => {
    world.now += ms;
  };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom(
    open(good, true),
    open(aGrant({}, foreignKey), false),
    open(aGrant({ sessionId: id(51) }), false),
    end,
  ),
  fc
    .tuple(fc.constantFrom<Capability>('view', 'control'), fc.boolean())
    .map(([capability, off]) => switchOff(capability, off)),
  fc.constantFrom<Capability>('view', 'control').map(takeAway),
  fc.integer({ min: 0, max: 15 * 60_000 }).map(wait),
);

describe('gate', () => {
  it('[C1] lets a capability through only between a valid grant and its end, over every ordering', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const world: World = {
          gate: closedGate,
          now: T0,
          granted: false,
          over: false,
          off: new Set(),
          taken: new Set(),
        };
        for (const next of acts) {
          next(world);
          const live = world.granted && !world.over && world.now < good.grant.expiresAt;
          for (const one of ['view', 'control'] as const) {
            const isOn = !world.off.has(one) && !world.taken.has(one);
            expect(permits(world.gate, one, world.now).ok).toBe(live && isOn);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('[C2] does not open for a grant changed in any field', () => {
    const { grant } = good;
    const changes: Partial<typeof grant>[] = [
      { id: id(61) },
      { ticketId: id(11) },
      { reference: 'INC-2026-000043' },
      { technician: { ...grant.technician, name: 'Quelqu’un d’autre' } },
      { technician: { ...grant.technician, level: 3 } },
      { consoleKey: foreignKey.publicKey },
      { capabilities: ['view'] },
      { display: { id: '2', label: 'Écran 2' } },
      { issuedAt: grant.issuedAt - 1 },
      { expiresAt: grant.expiresAt + 1 },
      { policyVersion: 2 },
      { nonce: '1'.repeat(32) },
    ];
    for (const change of changes)
      expect(openGate(closedGate, { grant: { ...grant, ...change }, signature: good.signature }, expected)).toEqual({
        ok: false,
        failure: { type: 'bad-signature' },
      });
  });

  it.each([
    ['foreign-workstation', aGrant({ workstationKey: foreignKey.publicKey }, foreignKey)],
    ['bad-signature', aGrant({}, foreignKey)],
    ['foreign-session', aGrant({ sessionId: id(51) })],
    ['foreign-fingerprint', aGrant({ fingerprints: { workstation: fingerprintOf(0xe0), console: fingerprintOf(1) } })],
    ['foreign-fingerprint', aGrant({ fingerprints: { workstation: fingerprintOf(1), console: fingerprintOf(0xc0) } })],
    ['not-yet-valid', aGrant({ issuedAt: T0 + 6 * 60_000, expiresAt: T0 + 9 * 60_000 })],
    ['expired', aGrant({ issuedAt: T0 - 60_000, expiresAt: T0 })],
  ])('[C2] names why: %s', (type, signed) => {
    expect(openGate(closedGate, signed, expected)).toEqual({ ok: false, failure: { type } });
  });

  it('[C3] view only means no control', () => {
    const gate = opened(aGrant({ capabilities: ['view'] }));
    expect(permits(gate, 'view', T0).ok).toBe(true);
    expect(permits(gate, 'control', T0)).toEqual({
      ok: false,
      failure: { type: 'not-granted', capability: 'control' },
    });
  });

  it('[S11] a right that the rules took away goes alone, and no switch brings it back', () => {
    const gate = revoke(opened(), 'control');
    const gone = { ok: false, failure: { type: 'revoked', capability: 'control' } };
    expect(permits(gate, 'control', T0)).toEqual(gone);
    expect(permits(gate, 'view', T0).ok).toBe(true);
    const switched = setWithdrawn(setWithdrawn(gate, 'control', true), 'control', false);
    expect(permits(switched, 'control', T0)).toEqual(gone);
    expect(revoke(closedGate, 'view')).toEqual(closedGate);
    expect(permits(revoke(endGate(gate, id(50)), 'view'), 'view', T0)).toEqual({
      ok: false,
      failure: { type: 'ended' },
    });
  });

  it('[S11] [C12] only a new grant that names it gives it back', () => {
    const gate = revoke(opened(), 'control');
    const { grant } = good;
    const replacing = (capabilities: Capability[], minutes: number) => {
      const demand = {
        id: id(70),
        sessionId: id(50),
        grantId: grant.id,
        capabilities,
        minutes,
        consoleKey: grant.consoleKey,
      };
      const next = aGrant({ id: id(71), replaces: grant.id, expiresAt: grant.expiresAt + minutes * 60_000 });
      const replaced = replaceGrant(gate, next, demand, T0);
      if (!replaced.ok) throw new Error(replaced.failure.type);
      return permits(replaced.value, 'control', T0).ok;
    };
    expect(replacing([], 5)).toBe(false);
    expect(replacing(['control'], 0)).toBe(true);
  });

  it('[C1] names each refusal', () => {
    expect(permits(closedGate, 'view', T0)).toEqual({ ok: false, failure: { type: 'no-grant' } });
    expect(permits(opened(), 'view', good.grant.expiresAt)).toEqual({ ok: false, failure: { type: 'expired' } });
    expect(permits(setWithdrawn(opened(), 'control', true), 'control', T0)).toEqual({
      ok: false,
      failure: { type: 'withdrawn', capability: 'control' },
    });
    expect(permits(endGate(opened(), id(50)), 'view', T0)).toEqual({ ok: false, failure: { type: 'ended' } });
  });
});
