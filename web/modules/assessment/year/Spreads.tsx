import { Pagination, Segmented, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../kit/Failure.tsx';
import { Histogram } from '../../../kit/chart/Histogram.tsx';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import type { Cycle, Spread } from '../types.ts';

const pageSize = 50;
const ways = ['street', 'community', 'rater'] as const;
type Way = (typeof ways)[number];

/** The columns in use: from the lowest that anybody has to a hundred. */
function useBins({ items, binPoints }: Spread) {
  const used = items.flatMap(({ bins }) => bins.flatMap((count, at) => (count > 0 ? [at] : [])));
  const first = used.length === 0 ? 12 : Math.min(...used, 12);
  const last = Math.max(100 / binPoints, ...used.map((at) => at + 1));
  return (bins: readonly number[]) =>
    Array.from({ length: last - first }, (_, at) => ({ from: (first + at) * binPoints, count: bins[first + at] ?? 0 }));
}

function Rows({ cycle, spread, by }: { cycle: Cycle; spread: Spread; by: Way }) {
  const { t } = useTranslation('assessment');
  const binsOf = useBins(spread);
  const { excellent } = cycle.scheme.bands;
  return (
    <tbody>
      {spread.items.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            {row.name}
            {row.far ? <Tag color="red">{t('farOff')}</Tag> : null}
            {row.detail === null ? null : <small>{row.detail}</small>}
          </th>
          <td className="bar-cell">
            <Histogram
              label={t('spreadOf', { name: row.name })}
              bins={binsOf(row.bins)}
              width={spread.binPoints}
              marks={[{ at: Number(excellent), text: t('bandLine', { band: excellent }) }]}
            />
          </td>
          <td className="number">{row.count}</td>
          <td className="number">{row.mean}</td>
          <td className="number">{`${row.lowest ?? '—'} – ${row.highest ?? '—'}`}</td>
          {by === 'rater' ? <td className="number">{row.offset ?? '—'}</td> : null}
        </tr>
      ))}
    </tbody>
  );
}

function Table({ cycle, by }: { cycle: Cycle; by: Way }) {
  const { t } = useTranslation('assessment');
  const [page, setPage] = useState(1);
  const query = useCityQuery<Spread>(`assessment/cycles/${cycle.id}/spread`, { by, page, pageSize }, { keep: true });
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items, total, hidden } = query.data;
  const { outliers } = cycle.scheme;
  return (
    <>
      {by === 'rater' && outliers ? <p>{t('farRule', { ...outliers })}</p> : null}
      {hidden.map(({ group, far }) => (
        <p key={group}>{far === null ? t('hiddenFew', { group }) : t('hiddenFar', { group, n: far })}</p>
      ))}
      {items.length === 0 ? t('noSpread') : null}
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col">{t(`spreadBy.${by}`)}</th>
            <th scope="col" className="bar-cell">
              {t('spread')}
            </th>
            <th scope="col" className="number">
              {t(by === 'rater' ? 'markCount' : 'headcount')}
            </th>
            <th scope="col" className="number">
              {t('mean')}
            </th>
            <th scope="col" className="number">
              {t('rangeOf')}
            </th>
            {by === 'rater' ? (
              <th scope="col" className="number">
                {t('offset')}
              </th>
            ) : null}
          </tr>
        </thead>
        <Rows cycle={cycle} spread={query.data} by={by} />
      </table>
      {total > pageSize ? (
        <Pagination current={page} pageSize={pageSize} total={total} onChange={setPage} showSizeChanger={false} />
      ) : null}
    </>
  );
}

/** Scores by street and community, marks by rater: how they lie, and who is far off. */
export function Spreads({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const [by, setBy] = useState<Way>('street');
  return (
    <section className="panel assessment-wide" aria-label={t('spreads')} tabIndex={0}>
      <h2>{t('spreads')}</h2>
      <Segmented
        aria-label={t('spreads')}
        value={by}
        onChange={setBy}
        options={ways.map((value) => ({ value, label: t(`spreadBy.${value}`) }))}
      />
      <Table key={by} cycle={cycle} by={by} />
    </section>
  );
}
