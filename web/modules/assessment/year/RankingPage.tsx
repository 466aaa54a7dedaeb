import { Pagination, Select, Skeleton, Tag } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../../kit/CityLink.tsx';
import { Failure } from '../../../kit/Failure.tsx';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import { CycleFrame } from '../CycleFrame.tsx';
import { GradeTag } from '../GradeTag.tsx';
import type { Cycle, Distribution, Grade, Person, Ranking } from '../types.ts';

const pageSize = 50;
type Pool = Distribution['pools'][number];

/** The line under the last place for excellent: above it the cap still holds somebody. */
function CapLine({ pool }: { pool: Ranking['pool'] }) {
  const { t } = useTranslation('assessment');
  return (
    <tr className="cap-line">
      <td colSpan={5}>{t('capLine', { n: pool.excellentMax, band: pool.band })}</td>
    </tr>
  );
}

function Rows({ cycle, ranking }: { cycle: Cycle; ranking: Ranking }) {
  const { t } = useTranslation('assessment');
  const { items, pool, page } = ranking;
  const first = (page - 1) * pageSize;
  return (
    <>
      {first === 0 && pool.excellentMax === 0 ? <CapLine pool={pool} /> : null}
      {items.map((row, at) => (
        <Fragment key={row.workerId}>
          <tr>
            <td className="number">{row.place}</td>
            <th scope="row">
              <CityLink to={`assessment/${cycle.id}/people/${row.workerId}`}>{row.name}</CityLink>
              {row.rankedGrade !== row.grade ? <Tag color="gold">{t('reason.moved')}</Tag> : null}
            </th>
            <td>
              {row.unitName} · {t(`post.${row.postType}`)}
            </td>
            <td className="number">{row.score ?? '—'}</td>
            <td>
              <GradeTag grade={row.grade as Grade | null} reason={row.reason as Person['reason']} notGraded={null} />
            </td>
          </tr>
          {first + at + 1 === pool.excellentMax ? <CapLine pool={pool} /> : null}
        </Fragment>
      ))}
    </>
  );
}

function PoolRanking({ cycle, pool, apart }: { cycle: Cycle; pool: Pool; apart: number }) {
  const { t } = useTranslation('assessment');
  const [page, setPage] = useState(1);
  const query = useCityQuery<Ranking>(
    `assessment/cycles/${cycle.id}/ranking`,
    { poolId: pool.unitId, apart, page, pageSize },
    { keep: true },
  );
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { headcount, excellentMax, taken } = query.data.pool;
  return (
    <>
      <p>{t('poolCounts', { headcount, most: excellentMax, taken })}</p>
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('rank')}
            </th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('unit')}</th>
            <th scope="col" className="number">
              {t('score')}
            </th>
            <th scope="col">{t('grade')}</th>
          </tr>
        </thead>
        <tbody>
          <Rows cycle={cycle} ranking={query.data} />
        </tbody>
      </table>
      {query.data.total > pageSize ? (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={query.data.total}
          onChange={setPage}
          showSizeChanger={false}
        />
      ) : null}
    </>
  );
}

/** Which sheet's posts a pool ranks by themselves; -1: all others. */
const apartOf = ({ scheme }: Cycle, { postTypes }: Pool): number =>
  postTypes === null
    ? -1
    : scheme.sheets.findIndex((sheet) => sheet.postTypes.every((post) => postTypes.includes(post)));

function Pools({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const query = useCityQuery<Distribution>(`assessment/cycles/${cycle.id}/distribution`);
  const [chosen, setChosen] = useState(0);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { pools } = query.data;
  const pool = pools[chosen] ?? pools[0];
  const label = ({ name, postTypes }: Pool) =>
    postTypes === null ? name : `${name}（${postTypes.map((post) => t(`post.${post}`)).join('、')}）`;
  return (
    <section className="panel assessment-wide" aria-label={t('ranking')} tabIndex={0}>
      <h2>{t('ranking')}</h2>
      {pool ? (
        <>
          <Select
            aria-label={t('pool')}
            className="pool-choice"
            value={pools.indexOf(pool)}
            onChange={setChosen}
            options={pools.map((one, value) => ({ value, label: label(one) }))}
          />
          <PoolRanking
            key={`${pool.unitId} ${apartOf(cycle, pool)}`}
            cycle={cycle}
            pool={pool}
            apart={apartOf(cycle, pool)}
          />
        </>
      ) : (
        t('noPeople')
      )}
    </section>
  );
}

/** What a panel looks at: every pool by score with the line of its cap. */
export default function RankingPage() {
  return <CycleFrame>{(cycle) => <Pools key={cycle.id} cycle={cycle} />}</CycleFrame>;
}
