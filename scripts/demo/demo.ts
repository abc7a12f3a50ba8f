import type { Lifetime } from '../stage/lifetime.ts';
import type { StageSettings } from '../stage/settings.ts';
import type { Logs } from './logs.ts';
import type { Language, Say } from './words.mjs';

/** What both ways of giving the demo begin with. */
export interface Demo {
  readonly lifetime: Lifetime;
  readonly root: string;
  readonly settings: StageSettings;
  readonly language: Language;
  readonly say: Say;
  readonly logs: Logs;
  /** Resolves once somebody asks for the end: Ctrl+C, or an order to the process. */
  readonly endAsked: Promise<NodeJS.Signals>;
  /** One line for the person in front; progress goes to the error stream, so that what is asked for stays clean. */
  tell(line: string): void;
  progress(line: string): void;
}
