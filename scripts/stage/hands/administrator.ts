import type { Page } from 'playwright';
import type { Somebody, TechnicianToBe } from '../people.ts';
import { TOWN } from '../town.ts';
import { choose } from './choose.ts';

/** Fills in the page that makes the first administrator and sends it; what becomes of it is another matter. */
export async function setUpOn(page: Page, token: string, administrator: Somebody): Promise<void> {
  await page.getByLabel("Jeton d'installation").fill(token);
  await page.getByLabel('Nom complet').fill(administrator.name);
  await page.getByLabel('Adresse e-mail').fill(administrator.email);
  await page.getByLabel('Mot de passe').fill(administrator.password);
  await page.getByRole('button', { name: "Créer l'administrateur" }).click();
}

/** Makes a team, in the section that teams have. */
export async function addTeamOn(page: Page, { team, level }: Pick<TechnicianToBe, 'team' | 'level'>): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Administration' });
  await sections.getByRole('button', { name: 'Équipes' }).click();
  await page.getByRole('button', { name: 'Ajouter une équipe' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nouvelle équipe' });
  await dialog.getByLabel("Nom de l'équipe").fill(team);
  await choose(dialog, `N${level}`);
  await dialog.getByRole('button', { name: "Créer l'équipe" }).click();
  await dialog.waitFor({ state: 'hidden' });
  await sections.getByRole('button', { name: 'Personnes' }).click();
}

/** Makes an account from the list of people; a technician is whoever has a level, an employee works in the town. */
export async function addPersonOn(page: Page, person: Somebody | TechnicianToBe): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nouvelle personne' });
  await dialog.getByLabel('Nom complet').fill(person.name);
  await dialog.getByLabel('Adresse e-mail').fill(person.email);
  if ('level' in person) {
    await choose(dialog, 'Support');
    await dialog.getByRole('combobox', { name: 'Équipe' }).selectOption(`${person.team} · N${person.level}`);
    await choose(dialog, "De l'équipe");
  } else {
    await choose(dialog, 'Employé·e');
    await dialog.getByRole('combobox', { name: 'Organisation' }).selectOption(TOWN);
  }
  await dialog.getByLabel('Premier mot de passe').fill(person.password);
  await dialog.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('dialog', { name: `Le compte de ${person.name} est prêt` }).waitFor();
  await page.getByRole('button', { name: "C'est noté" }).click();
}
