/** What a name, an address or words become; read in both languages. */
export const ERASED = '(effacé · erased)';
