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
