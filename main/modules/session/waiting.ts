import type { RefusalReason } from '../../../app/session/phase.ts';
import type { Presence } from './ports.ts';

/**
 * How long *Accept* stays inert, so that nobody clicks it by accident: a second after the window was painted, less what
 * the page's clock and this one may differ by.
 */
export const INERT_MS = 950;
/** The consent window is painted within this, or can't be. */
export const SHOW_MS = 10_000;

/** What it means that nobody answered. */
export const silenceMeans = ({ idleMs }: Presence): RefusalReason =>
  idleMs >= NOBODY_THERE_MS ? 'nobody-there' : 'no-answer';

/** No key and no pointer for this long before the answer ran out: nobody was there to see the question. */
const NOBODY_THERE_MS = 5 * 60_000;
