import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '../../../app/knowledge/article.ts';
import type { ArticleLine } from '../../../app/wire/requests/knowledge.ts';
import type { AskAdvice } from '../../ports/advice.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { Skeleton } from '../../shared/parts/skeleton.tsx';
import { saidLater } from './said-later.ts';
import { StepStage } from './step-stage.tsx';

interface GuidedStepsProps {
  readonly ask: AskAdvice;
  readonly line: ArticleLine;
  /** It is solved, and no help is needed. */
  readonly onSolved: () => void;
  /** Back to the request, with how many steps were tried. */
  readonly onLeave: (steps: number) => void;
}

/** One step at a time, each with its question; whoever has had enough asks for help at once. */
export function GuidedSteps({ ask, line, onSolved, onLeave }: GuidedStepsProps): ReactElement {
  const { t } = useTranslation();
  const [article, setArticle] = useState<Article | 'missing' | null>(null);
  const [done, setDone] = useState(0);
  const [solved, setSolved] = useState<'no' | 'said' | 'told'>('no');
  const [saying] = useState(() =>
    saidLater(() => void ask('knowledge.solved', { articleId: line.id, ticketId: null }), UNDO_MS),
  );
  useEffect(() => saying.settle, [saying]);
  useEffect(() => {
    void ask('knowledge.show', { articleId: line.id }).then((answer) =>
      setArticle(answer.ok ? answer.value : 'missing'),
    );
  }, [ask, line.id]);
  const solve = (): void => {
    setSolved('said');
    saying.say(() => setSolved('told'));
  };
  const takeBack = (): void => {
    saying.takeBack();
    setSolved('no');
  };

  const isSolved = solved !== 'no';
  const heading = (
    <h1 key={isSolved ? 'solved' : done} ref={takeFocus} className="guide-title" tabIndex={-1}>
      {isSolved ? t('employee.advice.gladTitle') : line.title}
    </h1>
  );
  if (isSolved)
    return (
      <section className="guide">
        {heading}
        <Notice icon="check" tone="good" title={line.title}>
          <p>{t('employee.advice.glad')}</p>
        </Notice>
        <button type="button" className="button strong large wide" onClick={onSolved}>
          {t('employee.advice.finish')}
        </button>
        {solved === 'said' ? (
          <button type="button" className="button quiet large wide" onClick={takeBack}>
            <Icon name="back" size={18} />
            {t('employee.advice.undo')}
          </button>
        ) : null}
      </section>
    );
  return (
    <section className="guide">
      <button type="button" className="button quiet guide-back" onClick={() => onLeave(done)}>
        <Icon name="back" size={18} />
        {t('employee.advice.back')}
      </button>
      {heading}
      {article === null ? <Skeleton lines={4} /> : null}
      {article === 'missing' ? <Notice icon="alert" title={t('employee.advice.missing')} urgent /> : null}
      {article === null || article === 'missing' ? null : (
        <StepStage article={article} done={done} onWorks={solve} onNext={() => setDone(done + 1)} />
      )}
      <button
        type="button"
        className={isEnd(article, done) ? 'button strong large wide guide-ask' : 'button large wide guide-ask'}
        onClick={() => onLeave(done)}
      >
        {t('employee.advice.askAnyway')}
      </button>
    </section>
  );
}

/** How long a mistaken yes can be taken back, in milliseconds. */
const UNDO_MS = 20_000;

/** Nothing is left to try, or nothing came to be tried. */
const isEnd = (article: Article | 'missing' | null, done: number): boolean =>
  article === 'missing' || (article !== null && done >= article.content.steps.length);

/** Whoever listens hears where they are; each step has a heading of its own for that. */
const takeFocus = (heading: HTMLHeadingElement | null): void => heading?.focus();
