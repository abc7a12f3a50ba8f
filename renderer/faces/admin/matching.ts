import type { Person } from '../../../app/level/person.ts';

/** Those whose name, address or team holds every word typed; accents and case don't count. Sorted by name. */
export function matching(people: readonly Person[], typed: string): Person[] {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return people
    .filter(({ name, email, team }) => {
      const text = plain(`${name} ${email} ${team ?? ''}`);
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
