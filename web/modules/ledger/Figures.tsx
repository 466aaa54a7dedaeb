import type { ReactNode } from 'react';
import { Money } from '../../kit/Money.tsx';
import './ledger.css';

interface FiguresProps {
  label: string;
  items: readonly { key: string; label: string; fen?: number; text?: ReactNode }[];
}

/** The few amounts that matter, in one row. */
export function Figures({ label, items }: FiguresProps) {
  return (
    <section className="panel ledger-figures" aria-label={label}>
      <dl>
        {items.map((item) => (
          <div key={item.key}>
            <dt>{item.label}</dt>
            <dd>{item.fen === undefined ? item.text : <Money fen={item.fen} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
