import type { Locator } from 'playwright';
import type { Theme, View } from './camera.ts';
import type { DeskScene } from './desk-scene.ts';
import type { Shot } from './guide.ts';

type Worn = View & { wear(theme: Theme): Promise<void> };

const doing = ({ page, say }: View): Locator =>
  page.getByRole('complementary', { name: say('technician.do.title'), exact: true });

/** Opens a ticket from the queue of all of them. */
async function open({ page }: View, reference: string): Promise<void> {
  await page.locator('[data-queue="all"]').click();
  await page.getByRole('button', { name: new RegExp(`^${reference},`) }).click();
  await page.locator(`.ticket-reference[data-reference="${reference}"]`).waitFor();
}

const settledIn = (view: View): Promise<void> =>
  doing(view)
    .getByRole('heading', { name: view.say('desk.handling.title') })
    .waitFor();

/** What a first-level technician has before them, in the guide's order. */
export const technicianShots = ({ outage }: DeskScene): readonly Shot[] => [
  {
    name: 'console',
    theme: 'light',
    show: async (view) => {
      await open(view, outage.reference);
      await settledIn(view);
      await view.page.locator('[data-queue="desk"]').click();
      await view.page.locator('.queue-row').nth(3).waitFor();
      await doing(view)
        .getByRole('heading', { name: view.say('knowledge.title') })
        .waitFor();
      await settledIn(view);
      return undefined;
    },
  },
  {
    name: 'closed-lock',
    theme: 'light',
    show: async (view) => {
      const { page, say } = view;
      const remote = page.locator('section', { has: page.getByRole('heading', { name: say('technician.do.remote') }) });
      await remote
        .locator('label', { hasText: say('technician.do.control') })
        .last()
        .click();
      await remote.getByText(say('technician.locks.closed')).first().waitFor();
      return remote.last();
    },
  },
  {
    name: 'ticket',
    theme: 'dark',
    show: async (view) => {
      const { page, say } = view;
      const talk = page.getByRole('region', { name: say('talk.title') });
      await talk.getByText('Sauvegarde du serveur').waitFor();
      await page.locator('.console-ticket').evaluate((column) => {
        const concerns = column.querySelector('.course');
        if (concerns !== null) column.scrollTop = concerns.getBoundingClientRect().top - 160;
      });
      return undefined;
    },
  },
  {
    name: 'hand-over',
    theme: 'light',
    show: async (view) => {
      const { page, say, press } = view;
      await press(say('course.handOver.open'), doing(view));
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('course.handOver.team')).selectOption('Support Paris');
      await dialog.getByLabel(say('course.handOver.field')).fill('Les droits du partage ne sont pas de mon ressort.');
      return undefined;
    },
  },
  {
    name: 'documentation',
    theme: 'light',
    show: async (view) => {
      const { page, say, press } = view;
      await press(say('knowledge.title'));
      await page.locator('.documentation-lines button').nth(4).click();
      await page.locator('.documentation article h2, .documentation article h1').first().waitFor();
      return undefined;
    },
  },
  {
    name: 'call',
    theme: 'light',
    show: async ({ page, say, press }) => {
      await press(say('knowledge.back'));
      await page.keyboard.press('F2');
      await page.locator('.intake-reference[data-reference]').waitFor();
      await page.keyboard.type('girard');
      await page.getByRole('option', { name: /Thomas Girard/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.intake-card').waitFor();
      await page.keyboard.type(say('employee.ask.placeholder').replace(/^.*: /, ''));
      await page.keyboard.press('Tab');
      await page.keyboard.press('1');
      await page
        .getByRole('complementary', { name: say('desk.known.title') })
        .getByText('imprimante')
        .first()
        .waitFor();
      await page.locator('.intake-known .advice-lines li').first().waitFor();
      return undefined;
    },
  },
];

/** Puts the call away, so that the next reader's stands alone. */
export async function abandonCall({ page, say, press }: Worn): Promise<void> {
  await press(say('desk.intake.abandon'));
  await page.getByLabel(say('desk.abandon.field'), { exact: true }).fill('essai');
  await press(say('desk.abandon.confirm'));
  await page.locator('.intake-form').waitFor({ state: 'detached' });
}
