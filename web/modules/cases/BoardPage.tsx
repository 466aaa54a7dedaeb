import { useSearch } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CaseNav } from './CaseNav.tsx';
import './cases.css';
import type { Board } from './types.ts';

const shown = ['raised', 'deliberated', 'decided', 'handling', 'handled', 'reopened', 'closed'] as const;
const marks = ['late', 'paused'] as const;
const parted: ReadonlySet<string> = new Set(['city', 'street', 'community']);

type Row = Board['items'][number];

/** A number that opens its list; none is a dash. */
function Count({ row, filter }: { row: Row; filter: Readonly<Record<string, string>> & { readonly count: string } }) {
  const { t } = useTranslation('cases');
  const { count, ...search } = filter;
  if (count === '0') return '—';
  return (
    <CityLink
      to="cases"
      search={{ unitId: row.unitId, ...search }}
      label={t('board.open', { unit: row.unitName, n: count })}
    >
      {count}
    </CityLink>
  );
}

function Rows({ board, at }: { board: Board; at: string | undefined }) {
  const { t } = useTranslation('cases');
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('board')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            {shown.map((state) => (
              <th key={state} scope="col" className="amount">
                {t(`state.${state}`)}
              </th>
            ))}
            {marks.map((mark) => (
              <th key={mark} scope="col" className="amount">
                {t(`due.${mark}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.items.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">
                {row.unitId === at ? (
                  t('board.own', { unit: row.unitName })
                ) : parted.has(row.kind) ? (
                  <CityLink to="cases/board" search={{ unitId: row.unitId }}>
                    {row.unitName}
                  </CityLink>
                ) : (
                  row.unitName
                )}
              </th>
              {shown.map((state) => (
                <td key={state} className="amount">
                  <Count row={row} filter={{ count: String(row[state]), state }} />
                </td>
              ))}
              {marks.map((due) => (
                <td key={due} className="amount">
                  <Count row={row} filter={{ count: String(row[due]), due }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Requests by state, unit by unit, from the city down to the grid; each number opens its list. */
export default function BoardPage() {
  const { t } = useTranslation('cases');
  const { unitId }: Record<string, string | undefined> = useSearch({ strict: false });
  const query = useCityQuery<Board>('cases/board', { unitId });
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items, path } = query.data;
  return (
    <>
      <PageHeader title={t('board')} note={t('board.note')} />
      <CaseNav />
      {path.length > 1 ? (
        <nav aria-label={t('board.path')} className="way">
          {path.map(({ id, name }, depth) =>
            depth === path.length - 1 ? (
              <span key={id}>{name}</span>
            ) : (
              <CityLink key={id} to="cases/board" search={{ unitId: id }}>
                {name}
              </CityLink>
            ),
          )}
        </nav>
      ) : null}
      {items.length === 0 ? <Empty description={t('none')} /> : <Rows board={query.data} at={unitId} />}
    </>
  );
}
