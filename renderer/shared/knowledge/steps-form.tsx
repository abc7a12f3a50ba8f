import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { ArticleForm } from './article-draft.ts';

type Steps = ArticleForm['steps'];

interface StepsFormProps {
  readonly steps: Steps;
  readonly onChange: (steps: Steps) => void;
  readonly fault?: string | undefined;
}

/** The steps in their order, each with the question that follows it. */
export function StepsForm({ steps, onChange, fault }: StepsFormProps): ReactElement {
  const { t } = useTranslation();
  const change = (id: number, changed: { do?: string; ask?: string }): void =>
    onChange(steps.map((step) => (step.id === id ? { ...step, ...changed } : step)));
  const up = (place: number): void => {
    const moved = steps[place];
    const others = steps.filter((step) => step !== moved);
    if (moved !== undefined) onChange([...others.slice(0, place - 1), moved, ...others.slice(place - 1)]);
  };
  const add = (): void => onChange([...steps, { id: Math.max(0, ...steps.map(({ id }) => id)) + 1, do: '', ask: '' }]);
  return (
    <>
      {steps.map((step, place) => (
        <fieldset key={step.id} className="article-step-form">
          <legend>{t('knowledge.edit.step', { number: place + 1 })}</legend>
          <TextField
            label={t('knowledge.edit.do')}
            hint={place === 0 ? t('knowledge.edit.marks') : undefined}
            fault={place === 0 ? fault : undefined}
            lines={4}
            value={step.do}
            onChange={(text) => change(step.id, { do: text })}
            maxLength={2000}
          />
          <TextField
            label={t('knowledge.edit.ask')}
            value={step.ask}
            onChange={(ask) => change(step.id, { ask })}
            maxLength={120}
          />
          <div className="article-actions">
            {place === 0 ? null : (
              <button type="button" className="button quiet" onClick={() => up(place)}>
                <Icon name="up" size={16} />
                {t('knowledge.edit.up', { number: place + 1 })}
              </button>
            )}
            {steps.length === 1 ? null : (
              <button
                type="button"
                className="button quiet"
                onClick={() => onChange(steps.filter(({ id }) => id !== step.id))}
              >
                <Icon name="close" size={16} />
                {t('knowledge.edit.remove', { number: place + 1 })}
              </button>
            )}
          </div>
        </fieldset>
      ))}
      {steps.length >= MOST ? null : (
        <button type="button" className="button" onClick={add}>
          <Icon name="plus" size={16} />
          {t('knowledge.edit.add')}
        </button>
      )}
    </>
  );
}

const MOST = 20;
