import { expect, test } from 'vitest';
import { createPolicyEngine } from '../../app/policy/engine.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { aCedar } from '../../tests/support/a-cedar.ts';
import { inputOf, rulesOf } from './policy-rules.ts';

const inputs = Array.from({ length: 300 }, (_, n) => inputOf(n));

test.each(['spread', 'unscoped'] as const)(
  '[P1] under a thousand %s rules a decision takes less than a millisecond of the processor’s time',
  (shape) => {
    const engine = createPolicyEngine(aCedar(), rulesOf(shape, 1000).map(toCedar));
    const each = (): number => {
      const before = process.cpuUsage();
      for (const input of inputs) expect(engine.decide(input, ['view'])).toHaveLength(1);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 / inputs.length;
    };
    // What the engine learns in the first rounds, and whoever else has the processor, count in none but those.
    expect(Math.min(...Array.from({ length: 6 }, each))).toBeLessThan(1);
  },
);
