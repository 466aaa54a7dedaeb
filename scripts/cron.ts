const matchesPart = (part: string, value: number): boolean => {
  const [range = '*', every = '1'] = part.split('/');
  const [from, to = from] = range === '*' ? ['0', '59'] : range.split('-');
  return value >= Number(from) && value <= Number(to) && (value - Number(from)) % Number(every) === 0;
};

const matches = (field: string, value: number): boolean => field.split(',').some((part) => matchesPart(part, value));

/** Whether a five-field cron expression names this minute, read in UTC as Cloudflare does. */
export function cronMatches(expression: string, at: Date): boolean {
  const values = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()];
  const fields = expression.trim().split(/\s+/);
  return fields.length === values.length && values.every((value, index) => matches(fields[index] ?? '', value));
}

/** Miniflare knows cron triggers but has no clock: this is the clock. Returns what stops it. */
export function everyMinute(run: (at: Date) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        run(new Date());
        wait();
      },
      60_000 - (Date.now() % 60_000) + 50,
    );
    timer.unref();
  };
  wait();
  return () => clearTimeout(timer);
}
