import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MATRIX, Priority, PriorityMatrix, priorityFor, Urgency } from './priority.ts';
import { Impact } from './ticket.ts';

const IMPACTS = Impact.options;
const URGENCIES = Urgency.options;

const aPriority = fc.constantFrom<Priority>(1, 2, 3, 4);
const aRow = fc.record({ high: aPriority, medium: aPriority, low: aPriority });
const anyMatrix = fc.record({ blocked: aRow, hindered: aRow, question: aRow });

/** Any matrix made orderly: each cell no sooner than the graver and the more urgent one. */
const anOrderlyMatrix = anyMatrix.map((matrix) => {
  const orderly = structuredClone(matrix);
  for (const [row, impact] of IMPACTS.entries())
    for (const [column, urgency] of URGENCIES.entries()) {
      const graver = IMPACTS[row - 1];
      const sooner = URGENCIES[column - 1];
      const least = Math.max(graver ? orderly[graver][urgency] : 1, sooner ? orderly[impact][sooner] : 1);
      orderly[impact][urgency] = Priority.parse(Math.max(least, orderly[impact][urgency]));
    }
  return orderly;
});

const isOrderly = (matrix: PriorityMatrix): boolean =>
  IMPACTS.every((impact, row) =>
    URGENCIES.every((urgency, column) =>
      IMPACTS.slice(row).every((milder) =>
        URGENCIES.slice(column).every((later) => matrix[impact][urgency] <= matrix[milder][later]),
      ),
    ),
  );

describe('[Q1] the priority', () => {
  it('of a graver impact or a higher urgency is never a later one, whatever matrix was accepted', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        expect(PriorityMatrix.safeParse(matrix).success).toBe(isOrderly(matrix));
      }),
    );
    fc.assert(
      fc.property(anOrderlyMatrix, (matrix) => {
        expect(PriorityMatrix.safeParse(matrix).success).toBe(true);
      }),
    );
  });

  it('lies, while nobody has judged the urgency, between those of a high and of a low one', () => {
    fc.assert(
      fc.property(anOrderlyMatrix, fc.constantFrom(...IMPACTS), (matrix, impact) => {
        const unknown = priorityFor(matrix, impact, null);
        expect(unknown).toBeGreaterThanOrEqual(priorityFor(matrix, impact, 'high'));
        expect(unknown).toBeLessThanOrEqual(priorityFor(matrix, impact, 'low'));
      }),
    );
  });

  it('starts from a matrix in which every level is used and only a standstill that can not wait is the first', () => {
    expect(PriorityMatrix.safeParse(DEFAULT_MATRIX).success).toBe(true);
    const cells = IMPACTS.flatMap((impact) => URGENCIES.map((urgency) => priorityFor(DEFAULT_MATRIX, impact, urgency)));
    expect(cells.filter((priority) => priority === 1)).toHaveLength(1);
    expect(new Set(cells)).toEqual(new Set([1, 2, 3, 4]));
    expect(priorityFor(DEFAULT_MATRIX, 'blocked', 'high')).toBe(1);
  });
});
