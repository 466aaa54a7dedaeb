import { Empty, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Balance, Figures } from './types.ts';
import { WhistleNav } from './WhistleNav.tsx';
import './whistles.css';

interface TableProps {
  title: string;
  note: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

function Numbers({ title, note, head, rows }: TableProps) {
  const { t } = useTranslation('whistles');
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      <p>{note}</p>
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} />
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              {head.map((word, index) => (
                <th key={word} scope="col" className={index === 0 ? '' : 'amount'}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td key={head[index]} className={index === 0 ? '' : 'amount'}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Departments({ figures }: { figures: Figures }) {
  const { t } = useTranslation('whistles');
  const head = [
    'department',
    'called',
    'declined',
    'answeredLate',
    'unanswered',
    'returnedTwice',
    'mean',
    'points',
    'result',
  ];
  return (
    <Numbers
      title={t('byDepartment', { year: figures.year })}
      note={t('byDepartmentNote')}
      head={head.map((key) => t(key as 'department'))}
      rows={figures.items.map((row) => ({
        key: row.departmentId,
        cells: [
          row.departmentName,
          row.calls,
          row.declined,
          row.answeredLate,
          row.unanswered,
          row.returnedTwice,
          row.mean ?? '—',
          row.points,
          row.result ?? '—',
        ],
      }))}
    />
  );
}

function Streets({ balance }: { balance: Balance }) {
  const { t } = useTranslation('whistles');
  const { median, many, few } = balance;
  const head = ['street', 'whistles', 'kind.resident', 'kind.joint', 'kind.emergency', 'withdrawn', 'declined', 'sign'];
  const sign = ({ sign: told, whistles }: Balance['items'][number]) => {
    if (told === null) return '—';
    const facts = { count: whistles, median, times: told === 'many' ? many : few };
    return (
      <>
        <Tag color={told === 'many' ? 'orange' : 'gold'}>{t(`sign.${told}`)}</Tag> {t(`sign.${told}Why`, facts)}
      </>
    );
  };
  return (
    <Numbers
      title={t('byStreet', { year: balance.year })}
      note={t('byStreetNote', { median })}
      head={head.map((key) => t(key as 'street'))}
      rows={balance.items.map((row) => ({
        key: row.streetId,
        cells: [
          row.streetName,
          row.whistles,
          row.resident,
          row.joint,
          row.emergency,
          row.withdrawn,
          row.declined,
          sign(row),
        ],
      }))}
    />
  );
}

/** How departments answered this year, and which streets call far more or far less than the others. */
export default function FiguresPage() {
  const { t } = useTranslation('whistles');
  const figures = useCityQuery<Figures>('whistles/figures');
  const balance = useCityQuery<Balance>('whistles/balance');
  const error = figures.error ?? balance.error;
  if (error)
    return <Failure whole error={error} onRetry={() => void Promise.all([figures.refetch(), balance.refetch()])} />;
  if (!figures.data || !balance.data) return <Skeleton active />;
  return (
    <>
      <PageHeader title={t('figures')} note={t('figuresNote')} />
      <WhistleNav />
      <Departments figures={figures.data} />
      <Streets balance={balance.data} />
    </>
  );
}
