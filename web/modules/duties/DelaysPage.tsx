import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import type { Delays } from './types.ts';

const counts = ['settledLate', 'waitingLate', 'filedLate', 'refused'] as const;

function Table({ items }: { items: Delays['items'] }) {
  const { t } = useTranslation('duties');
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noDelays')} />;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('delays')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('department')}</th>
            {counts.map((key) => (
              <th key={key} scope="col" className="amount">
                {t(`delay.${key}`)}
              </th>
            ))}
            <th scope="col">{t('acts')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.departmentId}>
              <td>{row.departmentName}</td>
              {counts.map((key) => (
                <td key={key} className="amount">
                  {row[key]}
                </td>
              ))}
              <td>
                <CityLink to="duties/settlements" search={{ late: 'true', departmentId: row.departmentId }}>
                  {t('lateOnly')}
                </CityLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is counted against departments: late settlements, emergencies filed late, tasks without admission. */
export default function DelaysPage() {
  const { t } = useTranslation('duties');
  const query = useCityQuery<Delays>('duties/delays');
  return (
    <>
      <PageHeader title={t('delays')} note={t('delaysNote')} />
      <DutyNav />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Table items={query.data.items} /> : <Skeleton active />}
    </>
  );
}
