const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when the terminal, the system or the vanished parent process asks to stop. Miniflare's own handlers
 * would leave at once with the signal's exit code; an orderly stop is no failure.
 */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of signals) process.removeAllListeners(signal).on(signal, () => resolve());
    process.on('disconnect', () => resolve());
  });
