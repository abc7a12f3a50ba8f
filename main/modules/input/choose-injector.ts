import type { Result } from '../../../app/kernel/result.ts';
import { fail } from '../../../app/kernel/result.ts';
import { isWayland } from '../display-server.ts';
import type { Injector } from './injector.ts';
import type { NutFailure } from './nut-injector.ts';
import { openNutInjector } from './nut-injector.ts';
import type { X11Failure } from './x11/server.ts';
import { openX11Injector } from './x11-injector.ts';

/** Why this workstation can be seen but not driven. */
export type NoInjector =
  /** Wayland lets no program inject input but through a portal that Accord does not speak yet. */
  | { readonly type: 'unsupported-display-server'; readonly found: 'wayland' | 'none' }
  | { readonly type: 'unsupported-platform'; readonly platform: NodeJS.Platform }
  /** macOS: the person has not allowed Accord under Privacy, Accessibility. */
  | { readonly type: 'accessibility-not-allowed' }
  | X11Failure
  | NutFailure;

export interface Host {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Electron's `systemPreferences.isTrustedAccessibilityClient(false)`; asked on macOS only. */
  readonly isAccessibilityAllowed: () => boolean;
}

/** The one way to drive this workstation, or the named reason why there is none. */
export function chooseInjector(host: Host): Result<Injector, NoInjector> | Promise<Result<Injector, NoInjector>> {
  switch (host.platform) {
    case 'linux':
      return openOnLinux(host.environment);
    case 'win32':
      return openNutInjector(host.platform);
    case 'darwin':
      return host.isAccessibilityAllowed()
        ? openNutInjector(host.platform)
        : fail({ type: 'accessibility-not-allowed' });
    default:
      return fail({ type: 'unsupported-platform', platform: host.platform });
  }
}

function openOnLinux(environment: Host['environment']): Result<Injector, NoInjector> {
  if (isWayland(environment)) return fail({ type: 'unsupported-display-server', found: 'wayland' });
  const display = environment.DISPLAY;
  if (!display) return fail({ type: 'unsupported-display-server', found: 'none' });
  return openX11Injector(display);
}
