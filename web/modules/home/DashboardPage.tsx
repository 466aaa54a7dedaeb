import { useSearch } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { DashboardAnswer } from '../../../worker/modules/home/input.ts';
import { BarChart } from '../../kit/chart/BarChart.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './home.css';
import { useInboxSummary } from './useInbox.ts';

type Dashboard = z.output<typeof DashboardAnswer>;
type Figure = Dashboard['panels'][number]['figures'][number];

/** `12`, or of a share `80%`. */
const valueText = ({ value, of }: Figure): string =>
  of === null || of === 0 ? String(value) : `${Math.round((value / of) * 100)}%`;

const labelText = ({ name, value, of }: Figure): string => (of ? `${name} ${value}/${of}` : name);

function Panel({ panel }: { panel: Dashboard['panels'][number] }) {
  const id = `panel-${panel.code}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{panel.name}</h2>
      <ul className="figures small">
        {panel.figures.map((figure) => (
          <li key={figure.code} className={`figure${figure.alarm && figure.value > 0 ? ' alarm' : ''}`}>
            <CityLink to={figure.to}>
              <span className="figure-label">{labelText(figure)}</span>
              <span className="figure-number">{valueText(figure)}</span>
            </CityLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What waits for the reader, whatever the unit. */
function Today() {
  const { t } = useTranslation('home');
  const { data } = useInboxSummary();
  if (!data) return null;
  const views = (['mine', 'awaited', 'late', 'alarm'] as const).map((view) => ({ view, count: data[view] }));
  return (
    <section className="panel" aria-labelledby="today">
      <h2 id="today">{t('dashboard.today')}</h2>
      <ul className="figures small">
        {views.map(({ view, count }) => (
          <li key={view} className={`figure${count > 0 && (view === 'late' || view === 'alarm') ? ' alarm' : ''}`}>
            <CityLink to="inbox" search={view === 'mine' ? {} : { view }}>
              <span className="figure-label">{t(`inbox.${view}`)}</span>
              <span className="figure-number">{count}</span>
            </CityLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Child = Dashboard['below'][number];

/** Units one step below, each with the numbers that matter most; a name opens its own dashboard. */
function Below({ units, label }: { units: readonly Child[]; label: string }) {
  const { t } = useTranslation('home');
  const columns = [...new Map(units.flatMap(({ figures }) => figures).map((figure) => [figure.code, figure])).values()];
  if (columns.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={label}>
      <h2>{label}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('dashboard.unit')}</th>
            {columns.map(({ code, panel, name }) => (
              <th key={code} scope="col" className="amount">
                {panel}
                <br />
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                <CityLink to="dashboard" search={{ unitId: unit.id }}>
                  {unit.name}
                </CityLink>
              </th>
              {columns.map(({ code, name }) => {
                const figure = unit.figures.find((one) => one.code === code);
                return (
                  <td key={code} className="amount">
                    {figure && figure.value > 0 ? (
                      <CityLink to={figure.to} label={`${unit.name} ${name} ${figure.value}`}>
                        {figure.value}
                      </CityLink>
                    ) : (
                      '—'
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Eight weeks, drawn and as numbers that open their lists. */
function Trends({ trends }: { trends: Dashboard['trends'] }) {
  const { t } = useTranslation('home');
  const [first] = trends;
  if (!first) return null;
  const weekText = ({ until }: { until: string }) => until.slice(5);
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('dashboard.trend')}>
      <h2>{t('dashboard.trend')}</h2>
      <BarChart
        label={t('dashboard.trend')}
        newestFirst
        series={trends.map(({ code, name }) => ({ key: code, text: name }))}
        groups={first.weeks.map((week, at) => ({
          key: week.until,
          text: weekText(week),
          values: trends.map(({ weeks }) => weeks[at]?.count ?? 0),
        }))}
        valueText={String}
        tickText={String}
      />
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('dashboard.week')}</th>
            {first.weeks.map((week) => (
              <th key={week.until} scope="col" className="amount">
                {weekText(week)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trends.map(({ code, name, weeks }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {weeks.map((week) => (
                <td key={week.until} className="amount">
                  {week.count > 0 ? (
                    <CityLink to={week.to} label={`${name} ${week.from}–${week.until} ${week.count}`}>
                      {week.count}
                    </CityLink>
                  ) : (
                    '—'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Content({ data }: { data: Dashboard }) {
  const { t } = useTranslation('home');
  const others = data.own.filter(({ id }) => id !== data.unit.id && !data.path.some((unit) => unit.id === id));
  const [departments, places] = [true, false].map((wanted) =>
    data.below.filter(({ kind }) => (kind === 'department') === wanted),
  ) as [Child[], Child[]];
  return (
    <>
      <nav aria-label={t('dashboard.path')} className="unit-path no-print">
        {[...data.path, ...others].map(({ id, name }) => (
          <span key={id}>
            {id === data.unit.id ? (
              <b aria-current="page">{name}</b>
            ) : (
              <CityLink to="dashboard" search={{ unitId: id }}>
                {name}
              </CityLink>
            )}
          </span>
        ))}
      </nav>
      <Today />
      {data.panels.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('dashboard.none')} />
      ) : (
        <div className="dashboard">
          {data.panels.map((panel) => (
            <Panel key={panel.code} panel={panel} />
          ))}
        </div>
      )}
      <Trends trends={data.trends} />
      <Below units={places} label={t('dashboard.below')} />
      <Below units={departments} label={t('dashboard.departments')} />
    </>
  );
}

/** `/dashboard`: a city, department, street, community or grid at a glance; every number opens its list. */
export default function DashboardPage() {
  const { t } = useTranslation('home');
  const { unitId }: { unitId?: string } = useSearch({ strict: false });
  const query = useCityQuery<Dashboard>('dashboard', unitId ? { unitId } : {}, { keep: true });
  const note = query.data ? t('dashboard.note', { unit: query.data.unit.name, day: query.data.day }) : undefined;
  return (
    <>
      <PageHeader title={t('dashboard')} note={note} />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && !query.error ? <Content data={query.data} /> : query.error ? null : <Skeleton active />}
    </>
  );
}
