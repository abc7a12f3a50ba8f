import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleLine } from '../../../app/wire/requests/knowledge.ts';
import type { AskAdvice } from '../../ports/advice.ts';
import { articleLanguage } from './article-language.ts';

/** What may help with these words, asked for whenever typing rests; what was shown stays until the next answer. */
export function useSuggestions(ask: AskAdvice, words: string): readonly ArticleLine[] {
  const { i18n } = useTranslation();
  const language = articleLanguage(i18n.language);
  const [lines, setLines] = useState<readonly ArticleLine[]>([]);
  const said = words.trim();
  useEffect(() => {
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const answer = said.length < FEWEST ? null : await ask('knowledge.suggest', { words: said, language });
      if (isCurrent) setLines(answer?.ok === true ? answer.value : []);
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, said, language]);
  return lines;
}

/** Fewer characters say nothing yet. */
const FEWEST = 4;
const PAUSE_MS = 300;
