import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from './CycleFrame.tsx';
import { percent } from './percent.ts';
import type { Cycle, Distribution } from './types.ts';
import { Spreads } from './year/Spreads.tsx';

const grades = ['excellent', 'qualified', 'basic', 'unqualified', 'none'] as const;
type Street = Distribution['streets'][number];

/** One bar of a street's grades; the figures stand beside it, so the bar itself is only for the eye. */
function Bar({ street }: { street: Street }) {
  const total = grades.reduce((sum, grade) => sum + street[grade], 0);
  return (
    <div className="grade-bar" aria-hidden>
      {grades.map((grade) => (
        <span key={grade} className={`grade-${grade}`} style={{ flexGrow: total === 0 ? 0 : street[grade] }} />
      ))}
    </div>
  );
}

function Streets({ streets }: { streets: readonly Street[] }) {
  const { t } = useTranslation('assessment');
  return (
    <section className="panel assessment-wide" aria-label={t('byStreet')} tabIndex={0}>
      <h2>{t('byStreet')}</h2>
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            <th scope="col" className="bar-cell">
              {t('spread')}
            </th>
            {grades.map((grade) => (
              <th key={grade} scope="col" className="number">
                <i className={`grade-dot grade-${grade}`} aria-hidden />
                {t(`grade.${grade}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {streets.map((street) => (
            <tr key={street.unitId}>
              <th scope="row">{street.name}</th>
              <td className="bar-cell">
                <Bar street={street} />
              </td>
              {grades.map((grade) => (
                <td key={grade} className="number">
                  {street[grade]}
                </td>
              ))}
              <td className="number">{street.mean ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Pools({ cycle, pools }: { cycle: Cycle; pools: Distribution['pools'] }) {
  const { t } = useTranslation('assessment');
  const columns = ['headcount', 'excellentMax', 'excellentTaken', 'reaching'] as const;
  const { share, pool } = cycle.scheme.excellent;
  return (
    <section className="panel assessment-wide" aria-label={t('cap')} tabIndex={0}>
      <h2>{t('cap')}</h2>
      <p>{t('capNote', { share: percent(share), pool: t(`pool.${pool}`), band: cycle.scheme.bands.excellent })}</p>
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col">{t(`pool.${pool}`)}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(column)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('line')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pools.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">{row.name}</th>
              {columns.map((column) => (
                <td key={column} className="number">
                  {row[column]}
                </td>
              ))}
              <td className="number">{row.line ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Parts({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const query = useCityQuery<Distribution>(`assessment/cycles/${cycle.id}/distribution`);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return (
    <>
      <Pools cycle={cycle} pools={query.data.pools} />
      <Streets streets={query.data.streets} />
      <Spreads cycle={cycle} />
      <section className="panel">
        <h2>{t('source')}</h2>
        <p>{cycle.schemeSource}</p>
      </section>
    </>
  );
}

/** The places for excellent of every pool with the line they end at, and the grades of every street. */
export default function DistributionPage() {
  return <CycleFrame>{(cycle) => <Parts cycle={cycle} />}</CycleFrame>;
}
