import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { ListingNav } from './ListingNav.tsx';
import './listings.css';
import type { Board } from './types.ts';

type Row = Board['items'][number];
type By = 'place' | 'owner';
const parted: ReadonlySet<string> = new Set(['city', 'street', 'community', 'department']);
/** Each column with the list that its numbers open. */
const columns = {
  green: { light: 'green' },
  yellow: { light: 'yellow' },
  red: { light: 'red' },
  still: { light: 'still' },
  reported: { state: 'reported' },
  delisted: { state: 'delisted' },
  again: { again: 'true' },
} as const;
const keys = Object.keys(columns) as (keyof typeof columns)[];

/** A number that opens its list; none is a dash. */
function Count({ row, column, by }: { row: Row; column: keyof typeof columns; by: By }) {
  const { t } = useTranslation('listings');
  const n = row[column];
  if (n === 0) return '—';
  const unit = by === 'place' ? { unitId: row.unitId } : { ownerUnitId: row.unitId };
  return (
    <CityLink to="listings" search={{ ...unit, ...columns[column] }} label={t('board.open', { unit: row.unitName, n })}>
      {n}
    </CityLink>
  );
}

function Rows({ board, at, by }: { board: Board; at: string | undefined; by: By }) {
  const { t } = useTranslation('listings');
  const head: Record<keyof typeof columns, string> = {
    green: t('light.green'),
    yellow: t('light.yellow'),
    red: t('light.red'),
    still: t('light.still'),
    reported: t('state.reported'),
    delisted: t('state.delisted'),
    again: t('again'),
  };
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('board')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            {keys.map((key) => (
              <th key={key} scope="col" className="amount">
                {head[key]}
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
                  <CityLink to="listings/board" search={{ unitId: row.unitId, by }}>
                    {row.unitName}
                  </CityLink>
                ) : (
                  row.unitName
                )}
              </th>
              {keys.map((key) => (
                <td key={key} className="amount">
                  <Count row={row} column={key} by={by} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Plates by light, unit by unit, from the city down; each number opens its list. */
export default function BoardPage() {
  const { t } = useTranslation('listings');
  const go = useCityNavigate();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const { unitId } = search;
  const by: By = search['by'] === 'owner' ? 'owner' : 'place';
  const query = useCityQuery<Board>('listings/board', { unitId, by });
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items, path } = query.data;
  const options = (['place', 'owner'] as const).map((value) => ({ value, label: t(`by.${value}`) }));
  return (
    <>
      <PageHeader
        title={t('board')}
        note={t('board.note')}
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <ListingNav />
      <div className="no-print form-alert">
        <Segmented<By>
          aria-label={t('by')}
          value={by}
          options={options}
          onChange={(value) => go('listings/board', { by: value })}
        />
      </div>
      {path.length > 1 ? (
        <nav aria-label={t('board.path')} className="way">
          {path.map(({ id, name }, depth) =>
            depth === path.length - 1 ? (
              <span key={id}>{name}</span>
            ) : (
              <CityLink key={id} to="listings/board" search={{ unitId: id, by }}>
                {name}
              </CityLink>
            ),
          )}
        </nav>
      ) : null}
      {items.length === 0 ? <Empty description={t('none')} /> : <Rows board={query.data} at={unitId} by={by} />}
    </>
  );
}
