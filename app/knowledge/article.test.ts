import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReview, mayReview, stateOf } from './article.ts';

const reviewer = (id: string, level: 1 | 2 | 3 | null, role: 'technician' | 'administrator' | 'employee') => ({
  id,
  level,
  role,
});

describe('[N2] review', () => {
  it('is for technicians from the second level on, and administrators', () => {
    expect([1, 2, 3].map((level) => mayReview({ role: 'technician', level: level as 1 | 2 | 3 }))).toEqual([
      false,
      true,
      true,
    ]);
    expect(mayReview({ role: 'administrator', level: null })).toBe(true);
    expect(mayReview({ role: 'employee', level: null })).toBe(false);
  });

  it('is never of one’s own words while somebody else can read them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<[1 | 2 | 3 | null, 'technician' | 'administrator' | 'employee']>(
          [1, 'technician'],
          [2, 'technician'],
          [3, 'technician'],
          [null, 'administrator'],
          [null, 'employee'],
        ),
        fc.boolean(),
        fc.nat({ max: 3 }),
        ([level, role], isOwn, others) => {
          const judged = judgeReview(reviewer('a', level, role), isOwn ? 'a' : 'b', others);
          if (judged.ok) expect(mayReview({ role, level }) && (!isOwn || others === 0)).toBe(true);
          else expect(judged.failure.type).toBe(mayReview({ role, level }) ? 'another-must-review' : 'not-allowed');
        },
      ),
    );
  });
});

describe('[N3] an article’s state', () => {
  it('stays published while its next version is written and read', () => {
    expect(stateOf({ archived: false, version: 3, submitted: true })).toBe('published');
    expect(stateOf({ archived: false, version: 3, submitted: false })).toBe('published');
  });

  it('is what was done to it', () => {
    expect(stateOf({ archived: false, version: 0, submitted: false })).toBe('draft');
    expect(stateOf({ archived: false, version: 0, submitted: true })).toBe('in-review');
    expect(stateOf({ archived: true, version: 3, submitted: true })).toBe('archived');
  });
});
