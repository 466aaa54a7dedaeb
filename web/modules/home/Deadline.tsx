import { Day, Instant } from '../../kit/Day.tsx';

/** A deadline that is a day or, where the clock runs, an instant; nothing where none runs. */
export function DeadlineText({ deadline }: { deadline: string | null }) {
  if (deadline === null) return null;
  return deadline.length === 10 ? <Day value={deadline} /> : <Instant value={deadline} />;
}
