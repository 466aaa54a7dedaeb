import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Flex, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { GridNav } from './GridNav.tsx';
import './grids.css';
import type { Board, Tile } from './types.ts';

const shades = 5;
const teamOf = (tile: Tile): number => tile.secretaries + tile.leaders + tile.workers + tile.others;

/** How dark a number is beside the largest one: 0 for none, then in equal steps. */
const shadeOf = (value: number, largest: number): number =>
  value === 0 || largest === 0 ? 0 : Math.max(1, Math.ceil((value / largest) * shades));

interface TileProps {
  tile: Tile;
  value: number;
  largest: number;
}

function GridTile({ tile, value, largest }: TileProps) {
  const { t } = useTranslation('grids');
  const headless = tile.leaders === 0;
  return (
    <li className={`grid-tile shade-${shadeOf(value, largest)}${headless ? ' headless' : ''}`}>
      <CityLink to="grids/team" search={{ gridId: tile.id }}>
        <span className="grid-tile-name">{tile.name.replace(tile.communityName.replace(/社区$/, ''), '')}</span>
        <b>{value}</b>
        {headless ? <small> {t('noLeader')}</small> : null}
      </CityLink>
    </li>
  );
}

interface MapProps {
  board: Board;
  measure: string;
}

function GridMap({ board, measure }: MapProps) {
  const { t } = useTranslation('grids');
  const at = board.measures.findIndex(({ code }) => code === measure);
  const label = at === -1 ? t('teamSize') : (board.measures[at]?.label ?? '');
  const valueOf = (tile: Tile): number => (at === -1 ? teamOf(tile) : (tile.loads[at] ?? 0));
  const largest = Math.max(0, ...board.items.map(valueOf));
  const total = board.items.reduce((sum, tile) => sum + valueOf(tile), 0);
  const headless = board.items.filter(({ leaders }) => leaders === 0).length;
  const streets = Map.groupBy(board.items, ({ streetId }) => streetId);
  return (
    <>
      <p className="grid-sum">
        {t('sum', { grids: board.items.length, label, total, headless })}{' '}
        <span className="headless-sign">{t('noLeaderSign')}</span>
      </p>
      {[...streets.values()].map((tiles) => (
        <section key={tiles[0]?.streetId} className="panel" aria-label={tiles[0]?.streetName}>
          <h2>
            {tiles[0]?.streetName} <small>{tiles.reduce((sum, tile) => sum + valueOf(tile), 0)}</small>
          </h2>
          <div className="grid-communities">
            {[...Map.groupBy(tiles, ({ communityId }) => communityId).values()].map((own) => (
              <div key={own[0]?.communityId}>
                <h3>{own[0]?.communityName}</h3>
                <ul className="grid-tiles">
                  {own.map((tile) => (
                    <GridTile key={tile.id} tile={tile} value={valueOf(tile)} largest={largest} />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** Every grid of the reader's area as a tile, coloured by the number that the reader chooses. */
export default function BoardPage() {
  const { t } = useTranslation('grids');
  const search: Record<string, string> = useSearch({ strict: false });
  const navigate = useNavigate();
  const unitId = search['unitId'] ?? '';
  const query = useCityQuery<Board>('grids/board', { unitId }, { keep: true });
  const set = (change: Record<string, string>) =>
    void navigate({ to: '.', search: { ...search, ...change } as never, replace: true });
  const measures = query.data?.measures ?? [];
  const measure = search['measure'] ?? measures[0]?.code ?? 'team';
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <GridNav />
      <Flex gap={8} wrap className="grid-choices">
        <div className="table-filter">
          <UnitSelect
            label={t('unit')}
            placeholder={t('unit')}
            kinds={['street', 'community']}
            value={unitId || null}
            onChange={(next) => set({ unitId: next ?? '' })}
          />
        </div>
        <Select
          aria-label={t('measure')}
          className="table-search"
          value={measure}
          options={[
            ...measures.map(({ code, label }) => ({ value: code, label })),
            { value: 'team', label: t('teamSize') },
          ]}
          onChange={(next) => set({ measure: next })}
        />
      </Flex>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? null : query.error ? null : <Skeleton active />}
      {query.data && query.data.items.length === 0 ? <Empty description={t('noGrids')} /> : null}
      {query.data && query.data.items.length > 0 ? <GridMap board={query.data} measure={measure} /> : null}
    </>
  );
}
