/** 256 common French nouns without accents, two or more letters apart from each other, so that a misheard one shows. */
export const PHRASE_WORDS: readonly string[] = (
  'abeille abricot acier agneau aigle aimant album algue amande amiral ampoule ananas ancre antenne arbre arche ' +
  'ardoise argent armoire arrosoir asperge atelier atlas aurore autobus avion avoine badge bagage baguette ' +
  'balance balcon baleine bambou banane banc barque barrage bassin bateau beurre biche bijou billet biscuit ' +
  'blason bocal bonnet bottine bougie boulon bouquet boussole branche bretelle brioche brique brise brosse ' +
  'brouette bureau cabane cactus cadran cahier caillou calcul camion canal canard canot caramel carnet carotte ' +
  'carte cascade casque castor cerise cerf chaise chalet chameau champ chariot chemin cheval chorale ciment ' +
  'cirque citron clairon clavier cloche clou cobalt coffre colline colombe compas concert copain coquille ' +
  'corail corbeau cordage costume coton coupole crayon crocus cuisine cuivre cygne dahlia dauphin dessin ' +
  'diamant dindon domaine domino dossier dragon drapeau dune ermine escalier escargot esquisse faisan falaise ' +
  'farine fauteuil fenouil ferme feuille ficelle figue flacon flamant fleuve fontaine forge fourmi fromage ' +
  'fusain galerie galet garage gazelle genou girafe glacier gomme gondole goudron graine grelot griotte guitare ' +
  'hamac hangar haricot harpe herbe hibou horizon horloge huile igloo iris ivoire jardin jasmin journal jumelle ' +
  'jungle jupon kayak kiosque lagon laine lampe lanterne lapin laurier levier lilas limace linge lionne livre ' +
  'loutre lucarne lutin magasin maison malle mangue manteau marmite marron melon menthe merisier meuble miel ' +
  'mimosa miroir moineau montagne moteur moulin mouton muguet musique navire neige nuage oasis ocarina olive ' +
  'orage oreiller osier ourson palais palmier panier papaye parasol parfum patin pelote pendule perle phare ' +
  'piano pinson pirogue pivoine planche plume poireau poivre pommier pont poterie poule prairie prune puzzle ' +
  'quartz radis raisin renard'
).split(' ');
