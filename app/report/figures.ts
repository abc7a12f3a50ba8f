import { z } from 'zod';

const Count = z.number().int().nonnegative();

/**
 * What is counted of the tickets that were opened in a period, as they stand now. Sums and counts alone, so that two
 * of them add up to that of both; shares and averages are made of them at the end.
 */
export const Figures = z.object({
  opened: Count,
  /** Somebody still has to find the answer. */
  open: Count,
  /** Answered, whether or not that was confirmed. */
  resolved: Count,
  cancelled: Count,
  /** Resolved at N1 by the first who took it, without asking back, handing over or taking it up again. */
  firstContact: Count,
  /** Seconds of the contract's hours until somebody took it, over `answered` tickets. */
  answered: Count,
  answerSeconds: Count,
  /** Tickets whose first answer was promised and has come or is late, and those among them where it came in time. */
  answerDue: Count,
  answerKept: Count,
  resolveCounted: Count,
  resolveSeconds: Count,
  resolveDue: Count,
  resolveKept: Count,
  /** Hand-overs up, and down again. */
  escalations: Count,
  returns: Count,
  /** Tickets that were taken up again at least once. */
  reopened: Count,
  /** Tickets on which somebody's screen was seen. */
  remote: Count,
  /** Tickets for which somebody travelled. */
  onSite: Count,
  /** Resolved with a screen that was seen or a call that guided, and nobody travelled. */
  visitsAvoided: Count,
  rated: Count,
  /** The sum of the faces given, each from 1 to 5. */
  faces: Count,
});
export type Figures = z.infer<typeof Figures>;

export const FIGURE_NAMES = Figures.keyof().options;

/** What both count together. */
export const sumOf = (all: readonly Figures[]): Figures =>
  Figures.parse(
    Object.fromEntries(FIGURE_NAMES.map((name) => [name, all.reduce((sum, figures) => sum + figures[name], 0)])),
  );

/** What a table and a chart show of them: shares from 0 to 1, times in seconds; null where there is nothing to say. */
export interface Measures {
  readonly firstContact: number | null;
  readonly answerSeconds: number | null;
  readonly answerKept: number | null;
  readonly resolveSeconds: number | null;
  readonly resolveKept: number | null;
  readonly reopened: number | null;
  readonly remote: number | null;
  readonly onSite: number | null;
  readonly visitsAvoided: number | null;
  /** From 1 to 5. */
  readonly satisfaction: number | null;
}

export const measuresOf = (figures: Figures): Measures => ({
  firstContact: share(figures.firstContact, figures.resolved),
  answerSeconds: share(figures.answerSeconds, figures.answered),
  answerKept: share(figures.answerKept, figures.answerDue),
  resolveSeconds: share(figures.resolveSeconds, figures.resolveCounted),
  resolveKept: share(figures.resolveKept, figures.resolveDue),
  reopened: share(figures.reopened, figures.opened),
  remote: share(figures.remote, figures.opened),
  onSite: share(figures.onSite, figures.opened),
  visitsAvoided: share(figures.visitsAvoided, figures.resolved),
  satisfaction: share(figures.faces, figures.rated),
});

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
