import type { ArticleLanguage } from '../../../app/knowledge/article.ts';

/** Articles are written in the interface's two languages. */
export const articleLanguage = (language: string): ArticleLanguage => (language.startsWith('en') ? 'en' : 'fr');
