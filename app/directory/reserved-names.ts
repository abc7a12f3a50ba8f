/** Why a name would mislead whoever reads it in a consent window. */
export type NameFault = 'imitates-product' | 'imitates-role' | 'mixes-alphabets';

/** Null for an honest name; compared as the eye compares: accents, case and look-alike letters don't count. */
export function faultOfName(name: string, of: 'person' | 'team'): NameFault | null {
  if (mixesAlphabets(name)) return 'mixes-alphabets';
  const words = skeletonOf(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.some((word) => PRODUCT.has(word)) || PRODUCT.has(words.join(''))) return 'imitates-product';
  const roles = of === 'person' ? PERSON_ROLES : TEAM_ROLES;
  const isRole = words.every((word) => roles.has(word) || LINKS.has(word)) || roles.has(words.join(''));
  return isRole ? 'imitates-role' : null;
}

/** Letters that the eye takes for one another become one. */
function skeletonOf(text: string): string {
  return [...text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
    .map((letter) => LOOK_ALIKE[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  i: 'l',
  '|': 'l',
  '!': 'l',
  ı: 'l',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  // Cyrillic
  а: 'a',
  в: 'b',
  г: 'r',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'l',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  // Greek
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'l',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};

const skeletons = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(skeletonOf));

const PRODUCT = skeletons(['accord', 'accordsupport', 'supportaccord']);

const SYSTEM_ROLES = [
  'admin',
  'admins',
  'administrateur',
  'administratrice',
  'administrateurs',
  'administrator',
  'administrators',
  'administration',
  'root',
  'system',
  'systeme',
  'broker',
  'serveur',
  'server',
] as const;

const TEAM_ROLES = skeletons(SYSTEM_ROLES);

const PERSON_ROLES = skeletons([
  ...SYSTEM_ROLES,
  'support',
  'technique',
  'technical',
  'informatique',
  'it',
  'helpdesk',
  'help',
  'desk',
  'service',
  'services',
  'centre',
  'assistance',
  'technicien',
  'technicienne',
  'technician',
  'securite',
  'security',
  'maintenance',
  'telemaintenance',
]);

const LINKS = skeletons(['de', 'du', 'des', 'd', 'la', 'le', 'l', 'of', 'the', 'et', 'and']);

/** One word in two alphabets is how a name is made to look like another; two words in two alphabets are an honest name. */
const mixesAlphabets = (name: string): boolean =>
  name.split(/[\s'’-]+/u).some((word) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1);

const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
