import { sessionBridge } from '../ports/peer/session-bridge.ts';
import { runSession } from './run-session.ts';

await runSession(sessionBridge());
