import type { PersonRecord } from '../../../../app/level/person.ts';

type Named = Pick<PersonRecord, 'id' | 'name' | 'email' | 'organisationId'>;

/** Whose account it probably is: the one of its organisation whose address begins like its own, or who is called like it. */
export function likeliest<T extends Named>(from: Named, candidates: readonly T[]): T | undefined {
  const nearby = candidates.filter(({ organisationId }) => organisationId === from.organisationId);
  const [one, other] = nearby.filter(
    (person) => shortName(person) === shortName(from) || plain(person.name) === plain(from.name),
  );
  return other === undefined ? one : undefined;
}

const shortName = ({ email }: Named): string => email.split('@')[0] ?? '';

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
