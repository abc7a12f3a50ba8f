import { z } from 'zod';

/** One node of a plan as PostgreSQL explains it, with those under it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
}

const PlanNode: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  get Plans() {
    return z.array(PlanNode).optional();
  },
});

/** What `explain (format json)` answers, in its one row. */
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PlanNode })]) })]);

/** Which of these tables a plan reads from end to end, and which indices it goes by. */
export interface PlanReading {
  readonly whole: readonly string[];
  readonly indices: readonly string[];
}

/** What has a line for each ticket that there ever was. */
const GROWING = ['ticket', 'ticket_figure', 'concern', 'hand_over', 'satisfaction', 'audit_event', 'audit_value'];

export function readPlan(rows: unknown): PlanReading {
  const nodes = [...nodesIn(Explained.parse(rows)[0]['QUERY PLAN'][0].Plan)];
  return {
    whole: nodes.flatMap((node) =>
      node['Node Type'].includes('Seq Scan') && GROWING.includes(node['Relation Name'] ?? '')
        ? [node['Relation Name'] ?? '']
        : [],
    ),
    indices: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].sort(),
  };
}

function* nodesIn(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const under of node.Plans ?? []) yield* nodesIn(under);
}
