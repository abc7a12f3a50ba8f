/** Under Wayland `$DISPLAY` exists too, but reaches only the windows of older programs. */
export const isWayland = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean(environment.WAYLAND_DISPLAY) || environment.XDG_SESSION_TYPE === 'wayland';
