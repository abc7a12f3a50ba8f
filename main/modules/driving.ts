import { systemPreferences } from 'electron';
import { chooseInjector } from './input/choose-injector.ts';
import { pixelSpaceOf, toDesktop } from './input/display-geometry.ts';
import type { Log } from './log.ts';
import type { SessionPorts } from './session/ports.ts';

/** How the technician's hand reaches this computer's own pointer and keys, where there is a way. */
export function drivingOf(log: Log): Pick<SessionPorts, 'openInjector' | 'placePointer'> {
  const space = pixelSpaceOf(process.platform);
  return {
    openInjector: async () => {
      const chosen = await chooseInjector({
        platform: process.platform,
        environment: process.env,
        isAccessibilityAllowed: () => systemPreferences.isTrustedAccessibilityClient(false),
      });
      if (chosen.ok) return chosen.value;
      log.warn('input-unavailable', { why: chosen.failure.type });
      return null;
    },
    placePointer: (x, y, geometry) => toDesktop(x, y, geometry, space),
  };
}

/** What a session that was cut off with the process left down is up again once an injector has been opened. */
export function freeLeftovers(openInjector: SessionPorts['openInjector'], log: Log): void {
  openInjector().then(
    (injector) => injector?.close(),
    (cause: unknown) => log.error('leftovers-not-released', cause),
  );
}
