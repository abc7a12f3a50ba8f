/**
 * A thing that must be on the machine: any of these commands, libraries or files proves it.
 * `packages` are its Debian names, newest first.
 * @typedef {{ commands?: readonly string[]; library?: string; folder?: string; packages: readonly string[] }} Thing
 * @typedef {'electron' | 'display' | 'browser' | 'turn' | 'video'} Need
 */

/** @type {Record<Need, readonly Thing[]>} */
const thingsFor = {
  electron: [
    { library: 'libnss3.so', packages: ['libnss3'] },
    { library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
    { library: 'libgbm.so.1', packages: ['libgbm1'] },
    { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
    { library: 'libXss.so.1', packages: ['libxss1'] },
    { library: 'libXtst.so.6', packages: ['libxtst6'] },
    { folder: '/usr/share/fonts/truetype/dejavu', packages: ['fonts-dejavu-core'] },
  ],
  display: [
    { commands: ['Xvfb'], packages: ['xvfb'] },
    { commands: ['Xephyr'], packages: ['xserver-xephyr'] },
    { commands: ['openbox'], packages: ['openbox'] },
    { commands: ['xterm'], packages: ['xterm'] },
    { commands: ['mousepad'], packages: ['mousepad'] },
    { commands: ['xdotool'], packages: ['xdotool'] },
    { commands: ['setxkbmap'], packages: ['x11-xkb-utils'] },
    { folder: '/usr/share/X11/xkb', packages: ['xkb-data'] },
    { commands: ['xwininfo'], packages: ['x11-utils'] },
    { commands: ['xrandr'], packages: ['x11-xserver-utils'] },
    { commands: ['dbus-launch'], packages: ['dbus-x11'] },
  ],
  browser: [
    { commands: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium', 'chromium-browser'] },
  ],
  turn: [{ commands: ['turnserver'], packages: ['coturn'] }],
  video: [{ commands: ['ffmpeg'], packages: ['ffmpeg'] }],
};

/**
 * The things of these needs that are not there.
 * @param {readonly Need[]} needs
 * @param {(thing: Thing) => boolean} isThere
 */
export function missingThings(needs, isThere) {
  return [...new Set(needs)].flatMap((need) => thingsFor[need]).filter((thing) => !isThere(thing));
}

/**
 * For each thing the first of its names that the machine's package lists know, else its oldest name.
 * @param {readonly Thing[]} things
 * @param {(name: string) => boolean} isKnown
 */
export function packageNames(things, isKnown) {
  const names = things.map(({ packages }) => packages.find(isKnown) ?? packages.at(-1));
  return [...new Set(names.filter((name) => name !== undefined))];
}
