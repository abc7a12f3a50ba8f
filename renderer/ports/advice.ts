import type { AppBridge } from '../../app/wire/bridge.ts';
import type { AdviceRequest } from '../../app/wire/requests/knowledge.ts';
import type { AskSome } from './through.ts';
import { through } from './through.ts';

/** Asks what the knowledge base has to say. */
export type AskAdvice = AskSome<AdviceRequest>;

export const adviceThrough = (bridge: Pick<AppBridge, 'advice'>): AskAdvice => through(bridge.advice);
