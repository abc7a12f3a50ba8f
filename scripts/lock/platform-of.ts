export interface Platform {
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc?: readonly string[];
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The platform that the name of a package with compiled code states; `undefined` when it states none. */
export function platformOf(name: string): Platform | undefined {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  const library = words.find((word) => /^(gnu|musl)/.test(word));
  if (os !== 'linux' || library === undefined) return { os: [os], cpu: [cpu] };
  return { os: [os], cpu: [cpu], libc: [library.startsWith('musl') ? 'musl' : 'glibc'] };
}
