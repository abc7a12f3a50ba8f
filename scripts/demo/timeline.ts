/** What the timeline of a played story holds, in this order; other lines may stand between. */
const STORY = [
  'ticket-opened',
  'ticket-taken',
  'session-asked',
  'delivered',
  'displayed',
  'granted',
  'first-frame',
  'control-taken',
  'ended',
] as const;

/** The first step of the story that a timeline, oldest first, does not tell in its place; null when all is told. */
export function missingFrom(facts: readonly string[]): (typeof STORY)[number] | null {
  let from = 0;
  for (const step of STORY) {
    const at = facts.indexOf(step, from);
    if (at === -1) return step;
    from = at + 1;
  }
  return null;
}
