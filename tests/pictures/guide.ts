import type { Locator } from 'playwright';
import { signInOn } from '../../scripts/stage/hands/sign-in.ts';
import type { Somebody } from '../../scripts/stage/people.ts';
import type { Theme, View } from './camera.ts';

/** One picture of the guide: how the page gets there from wherever it is. */
export interface Shot {
  readonly name: string;
  readonly theme: Theme;
  /** The part of the page that is shown; all of it without one. */
  readonly show: (view: View) => Promise<Locator | undefined>;
}

const dialogOf = ({ page }: View): Locator => page.getByRole('dialog').last();

/** Opens a row of the table on the screen. */
const openRow = ({ page }: View, words: RegExp | string): Promise<void> =>
  page.getByRole('row', { name: words }).first().getByRole('button').first().click();

/** Closes whatever panel stands before the page. */
async function clear({ page }: View): Promise<void> {
  while ((await page.getByRole('dialog').count()) > 0) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
  }
}

/** A file with something wrong in three of its lines, its columns called as the reader calls them. */
const faulty = ({ say }: View): Buffer =>
  Buffer.from([HEADINGS.map((heading) => say(heading)).join(';'), ...LINES].join('\r\n'));

const HEADINGS = ['admin.columns.name', 'admin.columns.email', 'directory.place.organisation', 'directory.place.site'];
const LINES = [
  'Léa Fontaine;lea.fontaine@brevenne.example;Ville de Brévenne;Médiathèque',
  'Paul Lenoir;paul.lenoir;Ville de Brévenne;Médiathèque',
  'Zoé Marchand;zoe.marchand@brevenne.example;Ville de Brevenne-sur-Loire;',
  'Accord Support;support@brevenne.example;Ville de Brévenne;',
];

/** The guide's pictures, in its order. */
export const shots: readonly Shot[] = [
  {
    name: 'organisations',
    theme: 'light',
    show: async (view) => {
      await view.section('organisations');
      await openRow(view, /Ville de Brévenne/);
      await dialogOf(view).waitFor();
      return undefined;
    },
  },
  {
    name: 'contract',
    theme: 'light',
    show: async (view) => {
      await view.section('contracts');
      await openRow(view, /Assistance aux agents/);
      await dialogOf(view).getByLabel(view.say('directory.weekday.mon')).waitFor();
      return undefined;
    },
  },
  {
    name: 'person',
    theme: 'dark',
    show: async (view) => {
      await view.section('people');
      await openRow(view, /Karim Benali/);
      await dialogOf(view).getByText(view.say('identity.signIns.endAll')).waitFor();
      await dialogOf(view).getByText(view.say('identity.reset.ask')).scrollIntoViewIfNeeded();
      return undefined;
    },
  },
  {
    name: 'import',
    theme: 'light',
    show: async (view) => {
      await view.section('people');
      await view.press(view.say('directory.import.button'));
      await dialogOf(view)
        .getByLabel(view.say('directory.import.choose'))
        .setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: faulty(view) });
      await dialogOf(view).getByRole('alert').waitFor();
      return undefined;
    },
  },
  {
    name: 'workstations',
    theme: 'light',
    show: async (view) => {
      await view.section('workstations');
      await openRow(view, /PC-COMPTA-02/);
      await dialogOf(view).getByLabel(view.say('directory.workstation.tags')).waitFor();
      return undefined;
    },
  },
  {
    name: 'fleet',
    theme: 'dark',
    show: async (view) => {
      const { say, press } = view;
      await view.section('workstations');
      await press(say('directory.fleet.button'));
      await press(say('directory.fleet.issue'));
      const form = dialogOf(view);
      await form.getByLabel(say('directory.fleet.name'), { exact: true }).fill('Parc de la mairie');
      await form.getByLabel(say('directory.place.organisation')).selectOption('Ville de Brévenne');
      await press(say('directory.fleet.create'), form);
      await dialogOf(view).getByText('enrolmentToken').waitFor();
      return undefined;
    },
  },
  {
    name: 'rules',
    theme: 'light',
    show: async (view) => {
      await view.section('policies');
      await view.press(view.say('policy.tabs.rules'));
      await view.page.locator('.policy-reach.soft', { hasText: ';' }).nth(5).waitFor();
      return undefined;
    },
  },
  {
    name: 'sentence',
    theme: 'light',
    show: async (view) => {
      const rule = view.page.locator('[data-rule="Comptabilité : regarder seulement"]');
      await rule.locator('.policy-slot').first().click();
      await rule.locator('.policy-editor').waitFor();
      await rule.scrollIntoViewIfNeeded();
      return rule;
    },
  },
  {
    name: 'what-if',
    theme: 'dark',
    show: async (view) => {
      const { page, say } = view;
      await view.press(say('policy.slot.done'));
      await view.press(say('policy.tabs.whatIf'));
      await page
        .getByRole('combobox', { name: say('policy.whatIf.technician') })
        .selectOption({ label: 'Karim Benali · N2' });
      await page
        .getByRole('combobox', { name: say('policy.whatIf.workstation') })
        .selectOption({ label: 'PC-COMPTA-02 · Thomas Girard' });
      await page.locator('tr.differs').waitFor();
      return undefined;
    },
  },
  {
    name: 'publish',
    theme: 'light',
    show: async (view) => {
      await view.press(view.say('policy.publish.open'));
      await dialogOf(view).getByRole('table').waitFor();
      return undefined;
    },
  },
  {
    name: 'decision',
    theme: 'dark',
    show: async (view) => {
      await view.press(view.say('policy.tabs.decisions'));
      await openRow(view, /PC-MAIRE-01/);
      await dialogOf(view).getByText(view.say('policy.decisions.facts')).waitFor();
      return undefined;
    },
  },
  {
    name: 'sessions',
    theme: 'light',
    show: async (view) => {
      await view.section('sessions');
      await view.page.getByRole('row', { name: /Karim Benali/ }).waitFor();
      await view.page.getByRole('row', { name: /Nadia Haddad/ }).waitFor();
      return undefined;
    },
  },
  {
    name: 'audit',
    theme: 'light',
    show: async (view) => {
      const { page, say } = view;
      await view.section('audit');
      await view.press(say('audit.health.verify'));
      await page.locator('.audit-verdict').waitFor();
      await openRow(view, say('audit.kind.control-taken'));
      await page.getByRole('complementary').waitFor();
      return undefined;
    },
  },
  {
    name: 'retention',
    theme: 'dark',
    show: async (view) => {
      await view.press(view.say('audit.retention.button'));
      await dialogOf(view).getByLabel(view.say('audit.retention.words')).waitFor();
      return undefined;
    },
  },
  {
    name: 'erase',
    theme: 'light',
    show: async (view) => {
      const { page, say } = view;
      await page.getByLabel(say('audit.filter.person'), { exact: true }).selectOption('Nadia Haddad');
      await view.press(say('audit.person.erase'));
      await dialogOf(view).getByText(say('audit.person.goes')).waitFor();
      return undefined;
    },
  },
  {
    name: 'settings',
    theme: 'dark',
    show: async (view) => {
      await view.section('settings');
      await view.page.getByRole('switch').first().waitFor();
      return undefined;
    },
  },
];

/** Takes some pictures one after the other on the same page, each from a clear screen. */
export async function takeAll(view: View & { wear(theme: Theme): Promise<void> }, all: readonly Shot[]): Promise<void> {
  for (const { name, theme, show } of all) {
    await view.wear(theme);
    await view.take(name, await show(view));
    await clear(view);
  }
}

/** The page of a first start, filled in; it is there until somebody sends it. */
export async function takeSetUp({ page, say, take }: View, token: string, administrator: Somebody): Promise<void> {
  await page.getByLabel(say('entry.setup.token')).fill(token);
  await page.getByLabel(say('entry.setup.name')).fill(administrator.name);
  await page.getByLabel(say('entry.signIn.email')).fill(administrator.email);
  await page.getByLabel(say('entry.signIn.password')).fill(administrator.password);
  await take('set-up');
}

/** The second factor as a first sign-in asks for it, left half done. */
export async function takeSecondFactor({ page, say, press, take }: View, administrator: Somebody): Promise<void> {
  await signInOn(page, administrator);
  await press(say('identity.setUp.totp'));
  await page.locator('.authenticator-secret').waitFor();
  await take('second-factor');
}
