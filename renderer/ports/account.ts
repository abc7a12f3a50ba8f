import type { AppBridge } from '../../app/wire/bridge.ts';
import type { AccountRequest } from '../../app/wire/requests/account.ts';
import type { AskSome } from './through.ts';
import { through } from './through.ts';

/** Asks the broker about one's own account, over whatever line this page has. */
export type AskAccount = AskSome<AccountRequest>;

export const askThrough = (bridge: Pick<AppBridge, 'account'>): AskAccount => through(bridge.account);
