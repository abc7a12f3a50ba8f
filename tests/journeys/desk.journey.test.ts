import type { Page } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { openTicket, timelineOn } from '../../scripts/stage/hands/technician.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';

const journey = setJourney({ chained: true });

let first: Seat;
let second: Page;
let camille: Wire;
let julien: Wire;

/** A hand that knows the console: every key beside what is typed is counted. */
const aHand = (page: Page) => {
  let pressed = 0;
  return {
    press: async (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        pressed += 1;
        await page.keyboard.press(key);
      }
    },
    type: (words: string): Promise<void> => page.keyboard.type(words),
    pressed: (): number => pressed,
  };
};

const referenceOn = async (page: Page): Promise<string> => {
  const reference = page.locator('.intake-reference[data-reference]');
  await reference.waitFor();
  return (await reference.getAttribute('data-reference')) ?? '';
};

/** The ticket is open on the console, and the call is put away. */
const isRecorded = async (page: Page, reference: string): Promise<void> => {
  await page.locator(`.ticket-reference[data-reference="${reference}"]`).waitFor();
  await page.getByRole('form', { name: "Prise d'appel" }).waitFor({ state: 'detached' });
};

const ticketOf = async (wire: Wire, reference: string) => {
  const found = (await wire.must('ticket.search', { words: reference })).find((one) => one.reference === reference);
  if (found === undefined) throw new Error(`${reference} is not there`);
  return found;
};

beforeAll(async () => {
  const { start, browse, office, desk, wire } = journey();
  first = await start(office, cast.julien);
  second = await browse(desk, cast.karim);
  camille = await wire(cast.camille);
  julien = await wire(cast.julien);
});

const faults: string[] = [];
afterEach(() => expect(faults.splice(0)).toEqual([]));

describe('D1 D2 D3 D4: a call in the application', () => {
  test('[Q12] [Q3] has its reference at once and is a ticket with three keys', async () => {
    const { page } = first;
    const hand = aHand(page);
    await page.getByRole('heading', { name: 'File' }).waitFor();
    await hand.press('F2');
    const reference = await referenceOn(page);
    expect(reference).toMatch(/^INC-20\d{2}-\d{6}$/);
    await hand.type('camil');
    await hand.press('Enter');
    await hand.type("Le badge n'ouvre plus la porte.");
    await page.locator('.intake-card').waitFor();
    await hand.press('Control+Enter');
    await isRecorded(page, reference);
    expect(hand.pressed()).toBe(3);
    const ticket = await ticketOf(julien, reference);
    expect(ticket).toMatchObject({
      channel: 'telephone',
      state: 'assigned',
      requester: { name: cast.camille.name },
      assignee: { name: cast.julien.name },
      words: "Le badge n'ouvre plus la porte.",
      priority: 3,
    });
    expect((await camille.must('ticket.mine', {})).map((one) => one.reference)).toContain(reference);
    expect((await timelineOn(page)).some((line) => line.includes("a noté l'appel de Camille Moreau"))).toBe(true);
  });

  test('[Q12] [Q2] with impact, urgency and category takes nine, and what is known already stands beside it', async () => {
    const { page } = first;
    const hand = aHand(page);
    await hand.press('F2');
    const reference = await referenceOn(page);
    await hand.type('moreau camille');
    await hand.press('Enter');
    await hand.type("L'imprimante n'imprime plus rien.");
    await page.getByRole('complementary', { name: "Ce que l'on sait déjà" }).getByText("Le badge n'ouvre").waitFor();
    await page.getByRole('button', { name: "L'imprimante n'imprime pas" }).waitFor();
    faults.push(...(await accessibilityFaults(page)));
    await hand.press('Tab', '1', 'Tab', '1', 'Tab', '1', 'Control+Enter');
    await isRecorded(page, reference);
    expect(hand.pressed()).toBe(9);
    const judged = { impact: 'blocked', urgency: 'high', category: 'hardware', priority: 1 };
    expect(await ticketOf(julien, reference)).toMatchObject(judged);
    faults.push(...(await accessibilityFaults(page)));
  });

  test('[Q11] [Q3] is not lost with its window, and what comes of nothing says why', async () => {
    const { page } = first;
    await page.keyboard.press('Shift+F2');
    const reference = await referenceOn(page);
    await page.keyboard.type('nadia');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Une question sur');
    await page.locator('.intake-card').waitFor();
    await page.reload();
    expect(await referenceOn(page)).toBe(reference);
    expect(await page.getByLabel('Pourquoi').inputValue()).toBe('Une question sur');
    expect(await page.getByRole('combobox').inputValue()).toBe(cast.nadia.name);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Reprendre ${reference}` }).waitFor();
    await page.keyboard.press('F2');
    expect(await page.getByLabel('Pourquoi').inputValue()).toBe('Une question sur');
    await page.getByRole('button', { name: 'Abandonner' }).click();
    await page.keyboard.type('La personne est repartie');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: "Prise d'appel" }).waitFor({ state: 'detached' });
    expect(await julien.must('ticket.search', { words: reference })).toEqual([]);
  });

  test('[Q4] about what waits already goes there', async () => {
    const { page } = first;
    await page.keyboard.press('F2');
    await referenceOn(page);
    await page.keyboard.type('camille');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Toujours rien pour le badge.');
    const open = page.getByRole('complementary', { name: "Ce que l'on sait déjà" }).getByRole('listitem');
    await open.filter({ hasText: "Le badge n'ouvre" }).getByRole('button').click();
    await page.getByText('Toujours rien pour le badge.').waitFor();
    await page.locator('.timeline-line').filter({ hasText: 'a noté un autre appel' }).waitFor();
  });
});

describe('D3 D7: the console in a browser', () => {
  test('[Q12] takes a call by the same keys', async () => {
    const hand = aHand(second);
    await second.getByText("Rien n'attend au niveau N2.").waitFor();
    await hand.press('F2');
    const reference = await referenceOn(second);
    await hand.type('nadia');
    await hand.press('Enter');
    await hand.type('Comment partager un dossier ?');
    await second.locator('.intake-card').waitFor();
    await hand.press('Tab', '3', 'Control+Shift+Enter');
    await isRecorded(second, reference);
    expect(await ticketOf(julien, reference)).toMatchObject({ state: 'new', level: 1, impact: 'question' });
  });

  test('[Q6] shows N2 what was handed over and nothing else; N1 takes the next by one key', async () => {
    const { page } = first;
    const asked = { requestId: crypto.randomUUID(), words: 'Plus de réseau', impact: 'blocked', askedAt: 1 } as const;
    const { reference } = await camille.must('ticket.open', asked);
    await page.getByRole('button', { name: new RegExp(`^${reference}, P2`) }).waitFor();
    expect(await second.locator('.queue-row').count()).toBe(0);
    await page.keyboard.press('F4');
    await page.locator(`.ticket-reference[data-reference="${reference}"]`).waitFor();
    await page.getByText('(vous)').waitFor();
    faults.push(...(await accessibilityFaults(page)));
  });

  test('[Q8] tells both who have the same ticket before them, until one is gone', async () => {
    const { page } = first;
    const reference = (await page.locator('.ticket-reference').getAttribute('data-reference')) ?? '';
    await openTicket(second, reference);
    const other = page.getByText(`${cast.karim.name} a aussi ce ticket sous les yeux`);
    await second.getByText(`${cast.julien.name} a aussi ce ticket sous les yeux`).waitFor();
    await other.waitFor();
    await page.keyboard.press('F8');
    await second.getByRole('button', { name: /^\d+ libres?$/ }).click();
    const colleagues = second.getByRole('dialog', { name: 'Collègues' });
    await colleagues.getByRole('listitem').filter({ hasText: cast.julien.name }).getByText('Au téléphone').waitFor();
    faults.push(...(await accessibilityFaults(second)));
    await second.close();
    await other.waitFor({ state: 'detached' });
    await page.keyboard.press('F8');
  });
});

test('[Q12] every key stands in a help that a key opens', async () => {
  const { page } = first;
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Le clavier' });
  await help.getByText('Prendre le suivant de la file').waitFor();
  faults.push(...(await accessibilityFaults(page)));
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
});
