import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { Lights } from './Lights.tsx';
import { percentText } from './percent.ts';
import type { Matrix } from './types.ts';

function Grid({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation('duties');
  if (matrix.duties.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('matrixEmpty')} />;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('matrix')}>
      <table className="plain-table matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('duty')}</th>
            {matrix.units.map((unit) => (
              <th key={unit.id} scope="col">
                {unit.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.duties.map((duty) => (
            <tr key={duty.id}>
              <th scope="row">
                <CityLink to={`duties/${duty.id}`}>{duty.title}</CityLink>
                <div>{`${duty.code} · ${duty.departmentName}`}</div>
              </th>
              {matrix.units.map((unit) => {
                const cell = duty.cells.find(({ unitId }) => unitId === unit.id);
                return <td key={unit.id}>{cell ? <Lights cell={cell} /> : null}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether everybody who carries a duty also has the power and the money for it, on any day. */
export default function MatrixPage() {
  const { t } = useTranslation('duties');
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = Object.fromEntries(
    ['day', 'departmentId'].flatMap((key) =>
      typeof search[key] === 'string' && search[key] ? [[key, search[key]]] : [],
    ),
  ) as Record<string, string>;
  const query = useCityQuery<Matrix>('duties/matrix', asked, { keep: true });
  const show = (key: string, value: string | null) => {
    const rest = Object.fromEntries(Object.entries(asked).filter(([name]) => name !== key));
    go('duties/matrix', value ? { ...rest, [key]: value } : rest);
  };
  return (
    <>
      <PageHeader
        title={t('matrix')}
        note={t('matrixNote')}
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <DutyNav />
      <div className="matrix-bar">
        <div className="no-print">
          <DayPicker placeholder={t('asOf')} value={asked['day'] ?? null} onChange={(day) => show('day', day)} />
        </div>
        <div className="no-print matrix-department">
          <UnitSelect
            kinds={['department']}
            label={t('department')}
            value={asked['departmentId'] ?? null}
            onChange={(id) => show('departmentId', id)}
          />
        </div>
        <strong>{query.data ? t('whole', { share: percentText(query.data.whole) }) : null}</strong>
      </div>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Grid matrix={query.data} /> : <Skeleton active />}
    </>
  );
}
