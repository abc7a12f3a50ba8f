import type { Say } from '../words.ts';

/** What the system's browser shows when a sign-in has come back to the application; it loads and runs nothing. */
export function farewellPage(say: Say): string {
  const [title, next] = [say('companyBack'), say('companyBackNext')].map(escaped);
  return `<!doctype html><html><head><meta charset="utf-8"><title>Accord</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${next}</p></main></body></html>`;
}

const STYLE =
  ':root{color-scheme:light dark}body{display:grid;min-height:90vh;place-items:center;font:18px/1.5 system-ui,sans-serif}main{max-width:28rem;padding:1rem}h1{font-size:1.6rem}';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
