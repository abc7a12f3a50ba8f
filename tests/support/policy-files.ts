import { readFileSync } from 'node:fs';
import { PolicyContent } from '../../app/policy/version.ts';

const read = (path: string): string => readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8');

/** What the product ships for policies, read as the broker and the pages read it. */
export const policySchema = read('policies/schema.cedarschema');
export const starterContent = PolicyContent.parse(JSON.parse(read('policies/starter.json')));
export const sentencesOf = (language: 'fr' | 'en', file: string): unknown =>
  JSON.parse(read(`locales/${language}/${file}.json`));
