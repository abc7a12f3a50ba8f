import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn, bannerOn, consentOn, stopOn } from '../../scripts/stage/hands/answer.ts';
import { drive } from '../../scripts/stage/hands/technician.ts';
import { publishRules } from '../../scripts/stage/rules.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, factOn, handOver, lettersOn, sessionIsGone, ticketOf } from '../support/scenes.ts';
import type { TamperingRelay } from '../support/tampering-relay.ts';
import { startTamperingRelay, underAnotherKey } from '../support/tampering-relay.ts';

const noHand: PolicyRule = {
  id: '5ac0a9ff-0000-4000-8000-000000000001',
  name: 'Sans la main aujourd’hui',
  source: { type: 'cedar', text: 'forbid (principal, action == Action::"control", resource);' },
};

describe('rights that change while somebody is helped', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Page;
  let wire: Wire;
  let administrator: Wire;
  let relay: TamperingRelay;
  let ticketId: string;

  beforeAll(async () => {
    const { start, browse, desk, office, broker, lifetime } = journey();
    relay = await startTamperingRelay(lifetime, broker.url);
    employee = await start(desk, cast.camille, relay.url);
    technician = await browse(office, cast.karim);
    wire = await journey().wire(cast.karim);
    administrator = await journey().wire(cast.administrator);
    const reference = await handOver(employee.page, technician, 'Le tableur perd ses formules.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  /** Waits until the picture goes on from where it is now. */
  const moves = async (page: Page): Promise<void> => {
    const before = await page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
    await page.waitForFunction((past) => (document.querySelector('video')?.currentTime ?? 0) > past, before);
  };

  test('[R5] a rule that is published takes the hand away within a second, the picture goes on, both are told why', async () => {
    const banner = await beginSession(employee.app, technician, { control: true });
    await drive(technician);
    await publishRules(administrator, [{ type: 'rule-put', rule: noHand }]);
    const published = Date.now();
    const { fact } = await factOn(wire, ticketId, 'right-revoked');
    expect(fact.at - published).toBeLessThan(1000);
    expect(fact.removal).toMatchObject({ lock: 'policy', capability: 'control', why: 'forbidden', rule: noHand.name });
    await technician.getByText('Plus de droit « souris et clavier » : règle « Sans la main').waitFor();
    await banner.getByText('Plus de droit « souris et clavier » : règle « Sans la main').waitFor();
    expect(await bannerOn(banner).control.count()).toBe(0);
    expect(await bannerOn(banner).view.isChecked()).toBe(true);
    await moves(technician);
  });

  test('[C12] [R4] asking for it again disturbs nobody while the rule stands', async () => {
    await technician.locator('.tool-bar').hover();
    await technician.getByRole('button', { name: 'Demander la souris et le clavier' }).click();
    await technician.getByText('Le contrat ou les règles ne permettent pas ce que vous demandez.').waitFor();
    expect(await lettersOn(employee.app)).toBe(0);
  });

  test('[C12] [C13] once it may be asked, the letter shows the difference alone, and a yes gives the hand back', async () => {
    await publishRules(administrator, [{ type: 'rule-removed', ruleId: noHand.id }]);
    await until('the workstation has the new rules', async () => {
      const answer = await wire.must('session.rights', { ticketId });
      return answer.removed.length === 0;
    });
    await technician.getByRole('button', { name: 'Demander la souris et le clavier' }).click();
    const letter = await employee.app.window('consent');
    await letter.getByText('demande, en plus de ce que vous avez accordé').waitFor();
    expect(await consentOn(letter).view.count()).toBe(0);
    await letter.getByText("Déjà accordé : voir l'écran, jusqu'à").waitFor();
    await technician.getByText("La personne lit votre demande : l'image revient ensuite").waitFor();
    await acceptOn(letter);
    await factOn(wire, ticketId, 'further-granted');
    await drive(technician);
    await moves(technician);
  });

  test('[C12] more time is asked for and given; the end moves on both screens', async () => {
    const ends = async (): Promise<number> => {
      const { sessions } = await wire.must('ticket.show', { ticketId });
      const phase = sessions.at(-1)?.phase;
      if (phase?.type !== 'active') throw new Error('the session goes on');
      return phase.signed.grant.expiresAt;
    };
    const before = await ends();
    await technician.locator('.tool-bar').hover();
    await technician.getByRole('button', { name: 'Demander 10 min de plus' }).click();
    const letter = await employee.app.window('consent');
    await letter.getByRole('switch', { name: '10 minutes de plus' }).waitFor();
    await acceptOn(letter);
    await until('the end has moved', async () => (await ends()) === before + 600_000);
    const banner = await employee.app.window('banner');
    await banner.getByText(/Reste (?:2\d|30) min/).waitFor();
  });

  test('[R2] rules under another key are refused by name, and the former ones stand', async () => {
    relay.tamper(underAnotherKey);
    await publishRules(administrator, [{ type: 'rule-put', rule: noHand }]);
    await until('the relay has changed something', () => relay.tampered() > 0);
    await moves(technician);
    await drive(technician);
    const { timeline } = await wire.must('ticket.show', { ticketId });
    expect(timeline.filter(({ fact }) => fact.type === 'right-revoked')).toHaveLength(1);
    relay.tamper(null);
    await stopOn(await employee.app.window('banner'));
    await sessionIsGone(employee.app);
  });

  test('[R1] a contract without remote help: the lock says so, and the employee is never disturbed', async () => {
    await publishRules(administrator, [{ type: 'rule-removed', ruleId: noHand.id }]);
    const [contract] = await administrator.must('contract.list', {});
    if (contract === undefined) throw new Error('the town has a contract');
    const { closedDays: _follow, ...terms } = contract.terms;
    await administrator.must('contract.save', {
      ...contract,
      terms: { ...terms, remote: false },
      editing: { id: contract.id, seen: contract.changedAt },
    });
    await technician.getByRole('button', { name: 'Revenir au ticket' }).click();
    const lock = technician.getByRole('listitem').filter({ hasText: 'Contrat' });
    await lock
      .getByText(/le contrat n'inclut pas l'aide à distance/)
      .first()
      .waitFor();
    expect(await technician.getByRole('button', { name: 'Demander la prise en main' }).isDisabled()).toBe(true);
    expect(await lettersOn(employee.app)).toBe(0);
  });
});
