/** Resolves with the first signal that asks for the end; impatient repeats change nothing, since the end is under way. */
export function endAsked(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
  });
}
