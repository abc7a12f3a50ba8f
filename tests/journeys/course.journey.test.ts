import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import { openTicket, takeTicket } from '../../scripts/stage/hands/technician.ts';
import { accessibilityFaults, pressOn } from '../support/accessibility.ts';
import { atDouble } from '../support/at-double.ts';
import { setJourney } from '../support/journey.ts';

const journey = setJourney();

const doingOn = (page: Page): Locator => page.getByRole('complementary', { name: 'Que faire maintenant' });
const concernsOn = (page: Page): Locator => page.getByRole('region', { name: 'Points à régler' });

/** Says what was done and resolves the open ticket. */
async function resolve(page: Page, words: string): Promise<void> {
  await doingOn(page).getByLabel('Ce qui a été fait').fill(words);
  await doingOn(page).getByRole('button', { name: 'Résoudre le ticket' }).click();
}

test('[E2] [E4] [E5] D15: every concern has its answer and its yes, or the ticket comes back', async () => {
  const { start, browse, desk, office } = journey();
  const { page } = await start(desk, cast.camille);
  const console = await browse(office, cast.karim);
  const faults: string[][] = [];
  const reference = await askForHelp(page, 'Outlook ne s’ouvre plus');
  await openTicket(console, reference);
  await takeTicket(console);

  // The requester is asked something, answers in the client, and the ticket goes on by itself.
  await doingOn(console).getByRole('button', { name: 'Attendre la personne…' }).click();
  await console.getByLabel('Ce que vous lui demandez').fill('Le message d’erreur a-t-il un numéro ?');
  await console.getByRole('button', { name: 'Mettre en attente' }).click();
  await doingOn(console).getByText(`En attente de ${cast.camille.name}`).waitFor();
  await page.getByText('Le message d’erreur a-t-il un numéro ?').waitFor();
  faults.push(await accessibilityFaults(page), await accessibilityFaults(console));
  await page.getByRole('textbox', { name: 'Votre message' }).fill('Oui, 0x8004010F');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await doingOn(console).getByRole('button', { name: 'Attendre la personne…' }).waitFor();
  await page.getByText(`Prise en charge par ${cast.karim.name}`).waitFor();

  // Something else, by the keyboard alone: it needs an answer of its own before the ticket is resolved.
  await pressOn(page, page.getByRole('button', { name: 'Autre chose à régler' }));
  await page.getByLabel('Ce qui doit aussi être réglé').fill('Et le son ne marche pas');
  await pressOn(page, page.getByRole('button', { name: 'Ajouter', exact: true }));
  await doingOn(console).getByText('2 points sans réponse').waitFor();
  const sound = concernsOn(console).getByRole('listitem').filter({ hasText: 'Et le son' });
  await sound.getByRole('button', { name: 'Répondre' }).click();
  await sound.getByLabel('Réponse à ce point').fill('Pilote remis en place');
  faults.push(await accessibilityFaults(console));
  await sound.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await resolve(console, 'Profil de messagerie refait');
  await doingOn(console).getByText(`${cast.camille.name} doit confirmer.`).waitFor();
  await page.getByText(`${cast.karim.name} a répondu : est-ce réglé ?`).waitFor();
  faults.push(await accessibilityFaults(page), await accessibilityFaults(console));

  // A no brings the ticket back to whoever had it, with the requester's words.
  const ownSound = page.getByRole('article').filter({ hasText: 'Et le son' });
  await ownSound.getByRole('button', { name: 'Non, pas encore' }).click();
  await ownSound.getByLabel("Qu'est-ce qui ne va toujours pas").fill('Toujours muet');
  await ownSound.getByRole('button', { name: 'Envoyer' }).click();
  await sound.getByText('Toujours muet').waitFor();
  await page.getByText(`Prise en charge par ${cast.karim.name}`).waitFor();
  await resolve(console, 'Le casque était choisi comme sortie');

  // The last yes closes it; one click takes it up again; the second time there is nothing left to settle.
  const yes = page.getByRole('button', { name: "Oui, c'est réglé" });
  await expect.poll(() => yes.count()).toBe(2);
  await yes.first().click();
  await expect.poll(() => yes.count()).toBe(1);
  await yes.click();
  await page.getByText('Terminée : vous avez confirmé que tout est réglé').waitFor();
  await doingOn(console).getByText(`Clos : ${cast.camille.name} a confirmé que tout est réglé.`).waitFor();
  faults.push(await accessibilityFaults(page));
  await page.getByRole('button', { name: "Ce n'est pas réglé" }).click();
  await concernsOn(console).getByText('0 confirmé sur 2').waitFor();
  await sound.getByRole('button', { name: 'Répondre' }).click();
  await sound.getByLabel('Réponse à ce point').fill('Casque changé');
  await sound.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await resolve(console, 'Profil refait une seconde fois');
  await expect.poll(() => yes.count()).toBe(2);
  await yes.first().click();
  await expect.poll(() => yes.count()).toBe(1);
  await yes.click();

  // What they thought of it is asked once.
  await page.getByRole('radio', { name: 'Bien', exact: true }).check({ force: true });
  await page.getByLabel('Un mot de plus, si vous voulez').fill('Merci de votre patience');
  faults.push(await accessibilityFaults(page));
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await page.getByText('Merci, votre avis est noté.').waitFor();
  await doingOn(console).getByText('Avis : plutôt content·e').waitFor();
  await doingOn(console).getByText('Merci de votre patience').waitFor();
  faults.push(await accessibilityFaults(console));
  expect(faults.flat()).toEqual([]);
});

test('[E6] [E7] [E8] [O4] [O5] [O6] D5, D8: what N1 found out goes up with the ticket, and not without it', async () => {
  const { start, browse, desk, office } = journey();
  const { page } = await start(desk, cast.nadia);
  const first = await browse(office, cast.julien);
  const faults: string[][] = [];
  const reference = await askForHelp(page, 'Le lecteur réseau a disparu');
  await openTicket(first, reference);
  await takeTicket(first);

  // Nothing goes up without a diagnosis; noting one takes the keyboard alone.
  await doingOn(first).getByRole('button', { name: 'Transmettre à un autre niveau…' }).click();
  const dialog = first.getByRole('dialog', { name: `Transmettre ${reference}` });
  await dialog.getByText("Pour le niveau suivant, il faut d'abord un diagnostic.").waitFor();
  faults.push(await accessibilityFaults(first));
  await first.keyboard.press('Escape');
  await pressOn(first, first.getByRole('button', { name: 'Noter un diagnostic' }));
  await first.keyboard.type('Le droit sur le partage a été retiré');
  await first.keyboard.press('Tab');
  await first.keyboard.type('Session rouverte, lecteur reconnecté à la main');
  await first.keyboard.press('Tab');
  await first.keyboard.press('Space');
  await pressOn(first, first.getByRole('button', { name: 'Noter ce diagnostic' }));
  const diagnoses = first.getByRole('region', { name: 'Diagnostic' });
  await diagnoses.getByText(`${cast.julien.name} · N1`).waitFor();
  await doingOn(first).getByRole('button', { name: 'Transmettre à un autre niveau…' }).click();
  await dialog.getByLabel('Équipe').selectOption({ label: cast.karim.team });
  await dialog.getByLabel('Pourquoi').fill('Les droits du partage ne sont pas de mon ressort');
  await dialog.getByRole('button', { name: 'Transmettre le ticket' }).click();
  await dialog.waitFor({ state: 'detached' });

  // The requester is told in plain words, and reads nothing of what the support says among itself.
  await page.getByText('Confiée à des spécialistes (niveau 2)').waitFor();
  await page.getByText(/confiée au niveau 2/).waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/ressort|partage/);
  faults.push(await accessibilityFaults(page));

  // N2 starts from there, and gives it back with a reason.
  const second = await browse(office, cast.karim);
  await openTicket(second, reference);
  await second.getByText('Les droits du partage ne sont pas de mon ressort').first().waitFor();
  await second.getByText('Le droit sur le partage a été retiré', { exact: true }).waitFor();
  await takeTicket(second);
  faults.push(await accessibilityFaults(second));

  // Somebody outside is let in to this ticket alone, in a browser without an account, and out again.
  const guests = second.getByRole('region', { name: 'Invités' });
  await guests.getByRole('button', { name: "Inviter quelqu'un de l'extérieur…" }).click();
  await guests.getByLabel('Pour qui').fill('Éditeur du partage');
  await guests.getByRole('button', { name: 'Créer le lien' }).click();
  const url = await guests.locator('[data-guest-url]').getAttribute('data-guest-url');
  faults.push(await accessibilityFaults(second));
  await guests.getByRole('button', { name: "Je l'ai copié" }).click();
  const guest = await journey().blank(office);
  await guest.goto(url ?? '');
  await guest.getByRole('heading', { name: reference }).waitFor();
  expect(guest.url()).not.toMatch(/[0-9a-f]{64}/);
  await guest.reload();
  await guest.getByRole('heading', { name: reference }).waitFor();
  await guest.getByText('Le droit sur le partage a été retiré').waitFor();
  expect(await guest.content()).not.toContain('ne sont pas de mon ressort');
  faults.push(await accessibilityFaults(guest));
  await guest.getByLabel('Votre texte').fill('Corrigé dans la version 4.2');
  await guest.getByLabel('Signé').fill('Anna Nowak');
  await atDouble(guest, async () => await guest.getByRole('button', { name: 'Envoyer' }).click());
  await guests.getByText('Corrigé dans la version 4.2').waitFor();
  await guests.getByText('Anna Nowak').waitFor();
  await guests.getByRole('button', { name: 'Reprendre le lien de Éditeur du partage' }).click();
  await guests.getByText(/^Repris le/).waitFor();
  await guest.reload();
  await guest.getByText('Ce lien ne mène plus à rien.').waitFor();
  expect(await guest.content()).not.toContain('Le droit sur le partage');
  faults.push(await accessibilityFaults(guest));
  await doingOn(second).getByRole('button', { name: 'Transmettre à un autre niveau…' }).click();
  const back = second.getByRole('dialog', { name: `Transmettre ${reference}` });
  await back.getByText('N1, en retour').click();
  await back.getByLabel('Pourquoi').fill('Droit rendu : il reste à reconnecter le lecteur');
  await back.getByRole('button', { name: 'Transmettre le ticket' }).click();
  await first.getByText('Droit rendu : il reste à reconnecter le lecteur').first().waitFor();
  await page.getByText(/revenue au niveau 1/).waitFor();
  expect(faults.flat()).toEqual([]);
});

test('[V2] [V3] [V5] [V6] [V9] D2, D10, D14: a call guides, and somebody travels only because that was not enough', async () => {
  const { start, browse, desk, office } = journey();
  const { page } = await start(desk, cast.camille);
  const console = await browse(office, cast.karim);
  const faults: string[][] = [];
  const interventions = console.getByRole('region', { name: 'Interventions' });
  const reference = await askForHelp(page, 'L’imprimante reste hors ligne');
  await openTicket(console, reference);
  await takeTicket(console);

  // On the phone: an article's steps and one's own, ticked as they are gone through, for every colleague to see.
  await interventions.getByRole('button', { name: 'Guider par téléphone' }).click();
  await interventions.getByLabel('Vos propres étapes').fill('Vérifier le câble');
  await interventions.getByRole('button', { name: "Commencer l'appel" }).click();
  const call = interventions.getByRole('form', { name: 'Guidage en cours' });
  await call.getByText(`Au téléphone avec ${cast.camille.name}`).waitFor();
  await page.getByText(`${cast.karim.name} vous guide par téléphone`).waitFor();
  await pressOn(console, call.getByRole('checkbox', { name: 'Vérifier le câble' }), 'Space');
  await call.getByLabel('Ce qui a été fait').fill('Câble vérifié, la carte ne répond plus');
  faults.push(await accessibilityFaults(console));
  await call.getByText('À poursuivre').click();
  await call.getByLabel('Durée, min').fill('12');
  await call.getByRole('button', { name: 'Terminer le guidage' }).click();
  await interventions.getByText('1 étape faite sur 1').waitFor();
  await page.getByText(/vous a guidé par téléphone .*, 12 min/).waitFor();
  await page.getByText('Câble vérifié, la carte ne répond plus').waitFor();

  // Nobody travels without the reason; the requester reads it with the dates, and asks for others first.
  await interventions.getByRole('button', { name: 'Proposer une visite' }).click();
  await interventions.getByRole('button', { name: 'Proposer cette visite' }).click();
  await interventions.getByText('Choisissez une raison').waitFor();
  faults.push(await accessibilityFaults(console));
  await interventions.getByLabel("Pourquoi l'aide à distance ne suffit pas").selectOption('hands-needed');
  await interventions.getByLabel('En quelques mots').fill('La carte réseau de l’imprimante est à changer');
  await interventions.getByLabel('Lieu').fill('Mairie, bureau 12');
  await interventions.getByLabel('Matériel à apporter').fill('Carte réseau');
  await interventions.getByRole('button', { name: 'Proposer cette visite' }).click();
  const visit = page.getByRole('region', { name: 'Visite' });
  await visit.getByText('La carte réseau de l’imprimante est à changer').waitFor();
  faults.push(await accessibilityFaults(page));
  await visit.getByRole('button', { name: 'Aucune ne me convient' }).click();
  await visit.getByLabel('Quand seriez-vous disponible').fill('Plutôt en fin de journée');
  await visit.getByRole('button', { name: "Demander d'autres dates" }).click();
  await interventions.getByText('Plutôt en fin de journée').waitFor();
  await interventions.getByRole('button', { name: 'Changer…' }).click();
  const change = console.getByRole('dialog', { name: `Changer la visite de ${reference}` });
  await change.getByLabel('Pourquoi la visite change').fill('Fin de journée, donc');
  await change.getByLabel('De', { exact: true }).fill('16h30');
  await change.getByLabel('À', { exact: true }).fill('17h30');
  await change.getByRole('button', { name: 'Proposer ces changements' }).click();
  await visit.getByText(/16:30 – 17:30/).waitFor();

  // One date, picked by the keyboard alone; both sides take it into their calendars.
  await pressOn(page, visit.getByRole('button', { name: 'Choisir cette date' }));
  await visit.getByRole('button', { name: 'Ajouter à mon agenda' }).waitFor();
  faults.push(await accessibilityFaults(page));
  await interventions.getByText('Visite prévue').waitFor();
  const download = console.waitForEvent('download');
  await interventions.getByRole('button', { name: "Fichier d'agenda" }).click();
  expect((await download).suggestedFilename()).toBe(`${reference}.ics`);

  // The report on return, signed on the technician's screen; what came of it stands on both sides.
  await interventions.getByRole('button', { name: 'Compte rendu…' }).click();
  const report = console.getByRole('dialog', { name: `Compte rendu de la visite, ${reference}` });
  await report.getByLabel('Ce qui a été fait').fill('Carte réseau changée');
  await report.getByLabel('Durée, min').fill('40');
  await report.getByText('Réglé', { exact: true }).click();
  const field = report.locator('[data-signature-field]');
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (box === null) throw new Error('there is nowhere to sign');
  await console.mouse.move(box.x + 40, box.y + box.height / 2);
  await console.mouse.down();
  for (const step of [1, 2, 3, 4, 5, 6])
    await console.mouse.move(box.x + 40 + step * 25, box.y + box.height / 2 + (step % 2 === 0 ? 20 : -20));
  await console.mouse.up();
  faults.push(await accessibilityFaults(console));
  await report.getByRole('button', { name: 'Enregistrer le compte rendu' }).click();
  await report.waitFor({ state: 'detached' });
  const signature = interventions.getByRole('img', { name: `Signature de ${cast.camille.name}` });
  await signature.waitFor();
  expect(await signature.locator('path').getAttribute('d')).toMatch(/^M\d+ \d+(?:L\d+ \d+){4,}$/);
  await page.getByText('Carte réseau changée').waitFor();
  await page.getByRole('img', { name: `Signature de ${cast.camille.name}` }).waitFor();
  faults.push(await accessibilityFaults(page));
  expect(faults.flat()).toEqual([]);
});
