import { percentText } from './percent.ts';

/** How much of a budget has been settled, as a number and as a bar. */
export function Rate({ rate }: { rate: string | null }) {
  const text = percentText(rate);
  if (rate === null) return <span>{text}</span>;
  return (
    <span className="rate-cell">
      <progress max={1} value={Number(rate)} aria-hidden />
      {text}
    </span>
  );
}
