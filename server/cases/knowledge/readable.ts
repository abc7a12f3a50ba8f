import type { Article } from '../../../app/knowledge/article.ts';

/** What an employee may read: for the others it is as if it were not there. */
export const forEveryone = ({ state, content }: Article): boolean =>
  state === 'published' && content.audience === 'everyone';
