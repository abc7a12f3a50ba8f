import { z } from 'zod';
import { Id, Instant, Words } from '../kernel/scalars.ts';
import { Reference } from '../ticket/reference.ts';
import { isAlike } from './likeness.ts';

/** Something that is known already, and that a call may be about. */
export const KnownIncident = z.object({
  id: Id,
  reference: Reference,
  words: Words,
  openedAt: Instant,
  /** Several tickets are gathered under it. */
  isOutage: z.boolean(),
  /** How many people it hits, as far as is known. */
  people: z.number().int().positive(),
  /** By what it was found: the same words, the same place, or both. */
  by: z.array(z.enum(['words', 'place'])).min(1),
});
export type KnownIncident = z.infer<typeof KnownIncident>;

interface Place {
  readonly organisationId: Id | null;
  readonly siteId: Id | null;
}

/** An open ticket that may be the same thing, with where its people are. */
export interface Candidate extends Omit<KnownIncident, 'by'> {
  readonly places: readonly Place[];
}

/** At most so many are read while somebody talks. */
const MOST = 5;

/**
 * Outages with the same words or at the same site, and what else is open with the same words; nothing of another
 * organisation once the caller is known.
 */
export function incidentsFor(
  call: { readonly words: string; readonly place: Place | null },
  candidates: readonly Candidate[],
): KnownIncident[] {
  const found = candidates.flatMap((candidate) => {
    const by = foundBy(call, candidate);
    return by.length === 0 ? [] : [{ ...withoutPlaces(candidate), by }];
  });
  return found
    .sort(
      (one, other) =>
        Number(other.isOutage) - Number(one.isOutage) ||
        other.by.length - one.by.length ||
        other.openedAt - one.openedAt,
    )
    .slice(0, MOST);
}

function foundBy(
  { words, place }: Parameters<typeof incidentsFor>[0],
  { isOutage, places, words: known }: Candidate,
): KnownIncident['by'] {
  const isNear = place === null || places.some(({ organisationId }) => organisationId === place.organisationId);
  if (!isNear) return [];
  const isThere = isOutage && place?.siteId != null && places.some(({ siteId }) => siteId === place.siteId);
  return [...(isAlike(words, known) ? (['words'] as const) : []), ...(isThere ? (['place'] as const) : [])];
}

const withoutPlaces = ({ places: _, ...incident }: Candidate): Omit<KnownIncident, 'by'> => incident;

/** How many others tell of the same, each person once. */
export const countAlike = (
  words: string,
  others: readonly { readonly requesterId: Id; readonly words: string }[],
): number => new Set(others.filter((one) => isAlike(words, one.words)).map(({ requesterId }) => requesterId)).size;
