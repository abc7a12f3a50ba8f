import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleContent } from '../../../app/knowledge/article.ts';
import { Icon } from '../parts/icon.tsx';
import { keyed } from './keyed.ts';
import { Prose } from './prose.tsx';
import './knowledge.css';

/** A whole article as the support reads it: what it is about, every step, when to stop. */
export function ArticleText({ content }: { readonly content: ArticleContent }): ReactElement {
  const { t } = useTranslation();
  const { category, audience, products, symptoms, steps, stop } = content;
  return (
    <div className="article-text">
      <p className="article-facts">
        <span className="badge">{t(`knowledge.category.${category}`)}</span>
        <span className="badge">
          <Icon name={audience === 'everyone' ? 'people' : 'lock'} size={14} />
          {t(`knowledge.audience.${audience}`)}
        </span>
        {products.length === 0 ? null : <span className="small soft">{products.join(', ')}</span>}
      </p>
      {symptoms.length === 0 ? null : <p className="small soft article-symptoms">{symptoms.join(' · ')}</p>}
      <ol className="article-steps">
        {keyed(steps).map(([key, step]) => (
          <li key={key}>
            <Prose text={step.do} />
            {step.ask === null ? null : <p className="article-ask">{step.ask}</p>}
          </li>
        ))}
      </ol>
      {stop === '' ? null : (
        <section className="article-stop">
          <h3>{t('knowledge.stop')}</h3>
          <Prose text={stop} />
        </section>
      )}
    </div>
  );
}
