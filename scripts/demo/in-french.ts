import { openWords } from './words.mjs';

/** The words of the story that plays by itself: its people speak French, and so do the pages on which hands look for controls. */
export const inFrench = openWords('fr');
