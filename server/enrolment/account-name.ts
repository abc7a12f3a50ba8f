import type { Organisation } from '../../app/directory/organisation.ts';

/**
 * The address of an account that an operating system vouches for: the user's name there, at a domain that no mail can
 * reach and that no other organisation has. Undefined for a name of which nothing is left.
 */
export function addressOf(osUser: string, { id, name }: Pick<Organisation, 'id' | 'name'>): string | undefined {
  const user = shortNameOf(osUser);
  const town = plain(name)
    .replaceAll(/[._]/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return user === ''
    ? undefined
    : `${user.slice(0, 60)}@${[town, id.slice(0, 8)].filter((part) => part !== '').join('-')}.invalid`;
}

/** Without the domain that some systems write before or behind it; empty where nothing is left. */
export const shortNameOf = (osUser: string): string =>
  plain(osUser.replace(/^.*\\/, '').replace(/@.*$/, ''))
    .replace(/^[.]+|[.]+$/g, '')
    .replace(/\.{2,}/g, '.');

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '');
