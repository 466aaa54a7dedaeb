import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import type { GradeEffect } from './types.ts';

type Line = GradeEffect['lines'][number];

interface Paid {
  readonly key: string;
  readonly name: string;
  readonly coefficient: string;
  readonly from: string;
  readonly until: string;
  readonly amountFen: number;
}

/** Months of one item at one coefficient read as one line; back pay without a coefficient of its own stays by itself. */
function paidBy(lines: readonly Line[]): Paid[] {
  const groups = Map.groupBy(lines, ({ code, kind, coefficient }) => `${code} ${kind} ${coefficient ?? ''}`);
  return [...groups].map(([key, own]) => {
    const months = own.map(({ forMonth }) => forMonth).toSorted();
    const { name = '', coefficient = null } = own[0] ?? {};
    const amountFen = own.reduce((sum, line) => sum + line.amountFen, 0);
    return { key, name, coefficient: coefficient ?? '—', from: months[0] ?? '', until: months.at(-1) ?? '', amountFen };
  });
}

/** What one year's grade did to the pay: the level that it brought, what was paid by its coefficient, and the difference. */
export function GradeEffectOf({ effect }: { effect: GradeEffect | undefined }) {
  const { t } = useTranslation(['appeal', 'payplan']);
  if (!effect || effect.levels.length + effect.lines.length === 0) return <p>{t('effect.none')}</p>;
  return (
    <ul className="appeal-effects">
      {effect.levels.map(({ fromDay, before, level, cause }) => (
        <li key={fromDay}>
          {t('effect.level', { day: fromDay, before: before ?? '—', level, cause: t(`payplan:cause.${cause}`) })}
        </li>
      ))}
      {paidBy(effect.lines).map(({ key, name, coefficient, from, until, amountFen }) => (
        <li key={key}>
          {t(from === until ? 'effect.paidOnce' : 'effect.paid', { item: name, coefficient, from, until })}{' '}
          <Money fen={amountFen} />
        </li>
      ))}
      {effect.lines.length > 0 ? (
        <li>
          {t('effect.difference')} <Money fen={effect.effectFen} />
        </li>
      ) : null}
    </ul>
  );
}
