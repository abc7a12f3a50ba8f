import type { FormEvent, KeyboardEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../app/kernel/scalars.ts';
import type { TriedAdvice } from '../../../app/knowledge/article.ts';
import type { Impact } from '../../../app/ticket/ticket.ts';
import type { ArticleLine } from '../../../app/wire/requests/knowledge.ts';
import type { HelpDesk } from '../../ports/platform/platform.ts';
import { useSuggestions } from '../../shared/knowledge/use-suggestions.ts';
import { Choices } from '../../shared/parts/choices.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';
import { useFaultFocus } from '../../shared/use-fault-focus.ts';
import { useStartFocus } from '../../shared/use-start-focus.ts';
import { GuidedSteps } from './guided-steps.tsx';
import { Suggestions } from './suggestions.tsx';
import './advice.css';

interface AskViewProps {
  readonly desk: HelpDesk;
  readonly onAsked: () => void;
}

/** One question at a time: the words, one of three answers, one button. */
export function AskView({ desk, onAsked }: AskViewProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [impact, setImpact] = useState<Impact | null>(null);
  const [state, setState] = useState<'typing' | 'tried' | 'sending' | 'failed'>('typing');
  const [tries, setTries] = useState(0);
  const [guide, setGuide] = useState<ArticleLine | null>(null);
  const [tried, setTried] = useState<readonly TriedAdvice[]>([]);
  const lines = useSuggestions(desk.advice, words);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  useStartFocus(form);
  const faulty = state === 'tried' || state === 'failed';

  const submit = async (): Promise<void> => {
    const parsed = Words.safeParse(words);
    if (!parsed.success || impact === null) {
      setTries(tries + 1);
      return setState('tried');
    }
    setState('sending');
    try {
      await desk.askForHelp({ words: parsed.data, impact, tried: [...tried] });
    } catch (error) {
      reportError(error);
      return setState('failed');
    }
    onAsked();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (state !== 'sending') void submit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit(event);
  };

  if (guide !== null)
    return (
      <GuidedSteps
        key={guide.id}
        ask={desk.advice}
        line={guide}
        onSolved={() => {
          setWords('');
          setTried([]);
          setGuide(null);
        }}
        onLeave={(steps) => {
          setTried(withTried(tried, { articleId: guide.id, steps }));
          setGuide(null);
        }}
      />
    );
  return (
    <form ref={form} className="ask" onSubmit={onSubmit} onKeyDown={onKeyDown} aria-labelledby="ask-title" noValidate>
      <h1 className="employee-title" id="ask-title">
        {t('employee.ask.title')}
      </h1>
      <TextField
        label={t('employee.ask.field')}
        lines={3}
        large
        value={words}
        onChange={setWords}
        maxLength={2000}
        placeholder={t('employee.ask.placeholder')}
        fault={faulty && words.trim() === '' ? t('employee.ask.missingWords') : undefined}
      />
      <Suggestions lines={lines} onOpen={setGuide} />
      <Choices<Impact>
        legend={t('employee.ask.impact')}
        large
        value={impact}
        onChange={setImpact}
        fault={faulty && impact === null ? t('employee.ask.missingImpact') : undefined}
        options={[
          { value: 'blocked', label: t('common.impact.blocked'), icon: 'blocked' },
          { value: 'hindered', label: t('common.impact.hindered'), icon: 'slow' },
          { value: 'question', label: t('common.impact.question'), icon: 'question' },
        ]}
      />
      {tried.length === 0 ? null : (
        <p className="ask-tried">
          <Icon name="check" size={16} />
          {t('employee.advice.joined')}
        </p>
      )}
      {state === 'failed' ? <Notice icon="alert" tone="loss" title={t('employee.ask.failed')} urgent /> : null}
      <button type="submit" className="button strong large wide ask-submit" aria-disabled={state === 'sending'}>
        {t('employee.ask.submit')}
      </button>
    </form>
  );
}

/** An article counts once, with the most that was tried of it; one that was only looked at does not. */
function withTried(tried: readonly TriedAdvice[], { articleId, steps }: TriedAdvice): readonly TriedAdvice[] {
  if (steps === 0) return tried;
  const before = tried.find((one) => one.articleId === articleId)?.steps ?? 0;
  const others = tried.filter((one) => one.articleId !== articleId);
  return [...others, { articleId, steps: Math.max(steps, before) }].slice(-MOST_TRIED);
}

const MOST_TRIED = 5;
