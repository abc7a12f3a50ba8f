import { sql } from 'kysely';

/** What `like` compares folded text with: anything that holds these words as they stand. */
export const holding = (words: string) => sql<string>`'%' || folded(${escaped(words)}::text) || '%'`;

/** The same for text that begins so. */
export const beginning = (words: string) => sql<string>`folded(${escaped(words)}::text) || '%'`;

const escaped = (words: string): string => words.replace(/[\\%_]/g, '\\$&');
