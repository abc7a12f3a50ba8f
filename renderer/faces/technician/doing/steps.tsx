import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhaseType } from '../../../../app/session/phase.ts';
import { Icon } from '../../../shared/parts/icon.tsx';

const STEPS = ['asked', 'delivered', 'displayed', 'answer'] as const;

/** How many steps are done in each phase of the wait. */
const DONE: Readonly<Partial<Record<PhaseType, number>>> = {
  asked: 1,
  delivered: 2,
  displayed: 3,
  granted: 4,
  active: 4,
};

/** The path of a request to the employee's screen, each step done, under way or to come. */
export function Steps({ phase, requester }: { readonly phase: PhaseType; readonly requester: string }): ReactElement {
  const { t } = useTranslation();
  const done = DONE[phase] ?? 0;
  const stateOf = (step: number): 'done' | 'now' | 'toCome' => {
    if (step < done) return 'done';
    return step === done ? 'now' : 'toCome';
  };
  return (
    <ol className="steps" aria-label={t('session.asking.steps')} aria-live="polite">
      {STEPS.map((step, index) => {
        const state = stateOf(index);
        return (
          <li key={step} className={`step ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="step-mark">{state === 'done' ? <Icon name="check" size={14} /> : null}</span>
            <span>{t(`session.asking.${step}`, { name: requester })}</span>
            <span className="visually-hidden">{t(`session.asking.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
