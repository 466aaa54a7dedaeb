import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import type { Computed } from './types.ts';

type Totals = Computed['totals'];

const keys = ['grossFen', 'deductedFen', 'netFen', 'employerFen'] as const;

/** The month in five numbers; below each how it moved since the month before. */
export function Figures({ totals, before }: { totals: Totals; before: Totals | null }) {
  const { t } = useTranslation('pay');
  const moved = before ? totals.workers - before.workers : 0;
  return (
    <dl className="pay-figures">
      <div>
        <dt>{t('workers')}</dt>
        <dd>{totals.workers.toLocaleString('zh-CN')}</dd>
        {before ? <dd className="pay-moved">{`${moved > 0 ? '+' : ''}${moved}`}</dd> : null}
      </div>
      {keys.map((key) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>
            <Money fen={totals[key]} />
          </dd>
          {before ? (
            <dd className="pay-moved">
              <Money fen={totals[key] - before[key]} sign />
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
