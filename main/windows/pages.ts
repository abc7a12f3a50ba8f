import type { WindowKind } from '../../app/wire/channels.ts';

/** The scheme of Accord's own pages; standard and secure, so that they have an origin of their own. */
export const SCHEME = 'accord-app';
export const PAGE_HOST = 'app';

/** Where the page of each window is; a development server takes the place of the built files. */
export type PageUrl = (window: WindowKind) => string;

export const pageUrls = (devServer: string | null): PageUrl =>
  devServer === null
    ? (window) => `${SCHEME}://${PAGE_HOST}/${window}.html`
    : (window) => new URL(`${window}.html`, `${devServer.replace(/\/$/, '')}/`).href;

/** Whether an address is that page, whatever follows `?` or `#`. */
export function isPage(address: string, page: string): boolean {
  const bare = address.split(/[?#]/, 1)[0];
  return bare === page;
}
