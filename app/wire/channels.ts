/** The four windows of the client; each has its own bridge and its own channels. */
export type WindowKind = 'app' | 'consent' | 'banner' | 'session';

/** The channel under which a bridge's named method travels between a page's preload script and the main process. */
export const channelOf = (window: WindowKind, method: string): string => `accord:${window}:${method}`;
