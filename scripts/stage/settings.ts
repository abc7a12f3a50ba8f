import { z } from 'zod';

const Environment = z.object({
  ELECTRON_EXEC_PATH: z.string().min(1, 'run this through `npm run …`: it finds an Electron and names it here'),
  ACCORD_CHROMIUM_FLAGS: z.string().default(''),
  ACCORD_STAGE_DISPLAYS: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional(),
  ACCORD_STAGE_PORTS: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional(),
});

/** What a stage takes from its environment; the last two only keep several stages on one machine apart. */
export interface StageSettings {
  readonly electron: string;
  readonly chromiumFlags: readonly string[];
  /** Display numbers to choose from, `first-last`. */
  readonly displays: string | undefined;
  readonly ports: string | undefined;
}

export function readStageSettings(env: NodeJS.ProcessEnv): StageSettings {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) throw new Error(`the stage can't be set: ${z.prettifyError(parsed.error)}`);
  const { ELECTRON_EXEC_PATH, ACCORD_CHROMIUM_FLAGS, ACCORD_STAGE_DISPLAYS, ACCORD_STAGE_PORTS } = parsed.data;
  return {
    electron: ELECTRON_EXEC_PATH,
    chromiumFlags: ACCORD_CHROMIUM_FLAGS.split(' ').filter(Boolean),
    displays: ACCORD_STAGE_DISPLAYS,
    ports: ACCORD_STAGE_PORTS,
  };
}
