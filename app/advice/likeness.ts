/** Whether two people may be telling of the same thing, as far as a few words say; the order of the two makes no difference. */
export function isAlike(one: string, other: string): boolean {
  const [these, those] = [tellingWords(one), tellingWords(other)];
  const shared = [...these].filter((word) => those.has(word)).length;
  return shared >= 2 || (shared === 1 && Math.min(these.size, those.size) <= 2);
}

/** The words that say what it is about, without accents, capitals and endings. */
function tellingWords(words: string): ReadonlySet<string> {
  const plain = words.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const all = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3 && !EMPTY.has(word));
  return new Set(all.slice(0, MOST).map((word) => word.slice(0, STEM)));
}

/** “imprimante”, “imprimer” and “imprimantes” begin alike. */
const STEM = 5;
/** What comes after tells no more, and would only cost. */
const MOST = 40;

/** Words that everybody in need of help uses, in French and English. */
const EMPTY: ReadonlySet<string> = new Set(
  `les des une uns aux ces ses mes nos vos son ses mon notre votre leur leurs elle elles ils nous vous moi lui que qui quoi dont
  est sont suis etes etait etre ete avoir avons avez ont eu fait faire faut peut peux pouvez pas plus non oui rien tout tous toute
  toutes tres trop bien mal encore toujours jamais depuis hier matin soir midi aujourd hui jour jours heure heures semaine
  dans pour avec sans sur sous par chez vers entre mais donc car comme quand alors aussi ici cela cet cette ceci
  ouvre ouvrent ouvrir demarre demarrent demarrer lance lancer plante plantent affiche bloque bloquee
  open opens opening start starts starting crash crashes longer
  bonjour merci svp probleme panne marche marchent fonctionne fonctionnent arrive arrivent impossible poste ordinateur
  the and for with without not does doesn don did has have had can cannot could will would should this that these those there here
  from into onto when then also again since yesterday today morning evening day days week hour hours are was were been being
  please hello thanks thank problem issue broken work works working anymore any all every computer you your our his her its my me`.split(
    /\s+/,
  ),
);
