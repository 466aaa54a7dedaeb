import { Button, Flex, InputNumber, Skeleton, Table, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { BarChart } from '../../kit/chart/BarChart.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../pay/pay.css';
import { PayNav } from '../pay/PayNav.tsx';
import { tickYuan, useNames } from './Comparison.tsx';
import { Gaps } from './Gaps.tsx';
import './payplan.css';
import type { YearView } from './types.ts';
import { thisYear } from '../../kit/today.ts';

type Part = YearView['byItem'][number];

function Figures({ view }: { view: YearView }) {
  const { t } = useTranslation('payplan');
  const figures = [
    { key: 'closed', label: t('closed'), fen: view.closedFen },
    { key: 'forecast', label: t('forecast'), fen: view.forecastFen },
    { key: 'total', label: t('total'), fen: view.totalFen },
    ...(view.budget
      ? [
          { key: 'budget', label: t('budget'), fen: view.budget.budgetFen },
          { key: 'left', label: t('budgetLeft'), fen: view.budget.leftFen },
        ]
      : []),
  ];
  return (
    <dl className="pay-figures">
      {figures.map(({ key, label, fen }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <Money fen={fen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Months({ view }: { view: YearView }) {
  const { t } = useTranslation('payplan');
  return (
    <section className="panel" aria-label={t('byMonth')}>
      <BarChart
        label={t('byMonth')}
        stacked
        series={[
          { key: 'gross', text: t('gross') },
          { key: 'employer', text: t('employer') },
        ]}
        groups={view.months.map(({ month, state, grossFen, employerFen }) => ({
          key: month,
          text: month.slice(5),
          values: [grossFen, employerFen],
          faint: state === 'forecast' || state === 'draft',
        }))}
        against={view.budget ? { value: Math.round(view.budget.budgetFen / 12), text: `${t('budget')} ÷ 12` } : null}
        valueText={(fen) => t('yuanDecimal', { yuan: yuanText(fen) })}
        tickText={tickYuan}
      />
      <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('month')}>
        <Table
          size="small"
          rowKey="month"
          pagination={false}
          dataSource={view.months}
          columns={[
            { title: t('month'), dataIndex: 'month' },
            { title: t('state'), render: (_, { state }) => t(`months.${state}`) },
            { title: t('paidWorkers'), align: 'right', dataIndex: 'workers' },
            { title: t('gross'), align: 'right', render: (_, { grossFen }) => <Money fen={grossFen} /> },
            { title: t('employer'), align: 'right', render: (_, { employerFen }) => <Money fen={employerFen} /> },
            { title: t('sum'), align: 'right', render: (_, row) => <Money fen={row.grossFen + row.employerFen} /> },
          ]}
        />
      </div>
    </section>
  );
}

function Parts({ rows, label }: { rows: readonly Part[]; label: string }) {
  const { t } = useTranslation('payplan');
  const nameOf = useNames();
  return (
    <div className="plain-scroll" tabIndex={0} role="region" aria-label={label}>
      <Table<Part>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={[...rows]}
        columns={[
          { title: label, render: (_, row) => nameOf(row) },
          { title: t('closed'), align: 'right', render: (_, { closedFen }) => <Money fen={closedFen} /> },
          { title: t('forecast'), align: 'right', render: (_, { forecastFen }) => <Money fen={forecastFen} /> },
          { title: t('sum'), align: 'right', render: (_, row) => <Money fen={row.closedFen + row.forecastFen} /> },
        ]}
      />
    </div>
  );
}

function Rises({ rises }: { rises: YearView['rises'] }) {
  const { t } = useTranslation('payplan');
  return (
    <>
      <p>{t('risesNote', { n: rises.total, yuan: yuanText(rises.yearlyFen) })}</p>
      <Table<YearView['rises']['items'][number]>
        size="small"
        rowKey="workerId"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, showSizeChanger: false }}
        dataSource={rises.items}
        columns={[
          {
            title: t('name'),
            render: (_, row) => <CityLink to={`pay/levels/workers/${row.workerId}`}>{row.name}</CityLink>,
          },
          { title: t('unit'), render: (_, { streetName, unitName }) => `${streetName} ${unitName}` },
          { title: t('level'), render: (_, { before, level }) => t('levelRange', { before, after: level }) },
          { title: t('monthly'), align: 'right', render: (_, { monthlyFen }) => <Money fen={monthlyFen} /> },
          { title: t('yearly'), align: 'right', render: (_, { yearlyFen }) => <Money fen={yearlyFen} /> },
        ]}
      />
    </>
  );
}

function Whole({ view }: { view: YearView }) {
  const { t } = useTranslation('payplan');
  return (
    <>
      <section className="panel" aria-label={t('total')}>
        <Figures view={view} />
        <p className="pay-source">{t('assumed')}</p>
        {view.retiring.length > 0 ? <p>{t('retiring', { n: view.retiring.length })}</p> : null}
        <Gaps gaps={view.gaps} count={view.gaps.length} />
      </section>
      <Months view={view} />
      <section className="panel" aria-label={t('table')}>
        <Tabs
          items={[
            { key: 'street', label: t('byStreet'), children: <Parts rows={view.byStreet} label={t('street')} /> },
            { key: 'item', label: t('byItem'), children: <Parts rows={view.byItem} label={t('item')} /> },
            { key: 'rises', label: `${t('rises')} ${view.rises.total}`, children: <Rises rises={view.rises} /> },
          ]}
        />
      </section>
    </>
  );
}

/** A year's cost: what was paid, what is to come, against the budget, and who rises next January. */
export default function YearPage() {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const [year, setYear] = useState(thisYear);
  const [unitId, setUnit] = useState<string | null>(null);
  const query = useCityQuery<YearView>('pay/year', { year, unitId }, { keep: true });
  const href = `${cityPath(city, 'pay/year/export')}${queryString({ year, unitId, format: 'xlsx' })}`;
  const acts = (
    <>
      <Button href={href}>{t('exportXlsx')}</Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('year')} note={t('yearNote')} actions={acts} />
      <PayNav />
      <Flex gap={12} wrap align="end" className="panel payplan-form no-print">
        <label>
          {t('yearOf')}
          <InputNumber min={2019} max={2100} precision={0} value={year} onChange={(value) => value && setYear(value)} />
        </label>
        <label>
          {t('street')}
          <UnitSelect kinds={['street', 'community']} value={unitId} onChange={setUnit} label={t('street')} />
        </label>
      </Flex>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isLoading ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {query.data && !query.error ? <Whole view={query.data} /> : null}
    </>
  );
}
