import { Table, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Money } from '../../kit/Money.tsx';
import type { Run } from './types.ts';

const moneyKeys = ['grossFen', 'deductedFen', 'netFen', 'employerFen'] as const;

function Streets({ run }: { run: Run }) {
  const { t } = useTranslation('pay');
  return (
    <Table
      size="small"
      rowKey="unitId"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={run.streets}
      columns={[
        {
          title: t('street'),
          render: (_, { unitId, name }) => (
            <CityLink to={`pay/runs/${run.id}/payslips`} search={{ unitId }}>
              {name}
            </CityLink>
          ),
        },
        { title: t('workers'), align: 'right', dataIndex: 'workers' },
        ...moneyKeys.map((key) => ({
          key,
          title: t(key),
          align: 'right' as const,
          render: (_: unknown, row: Run['streets'][number]) => <Money fen={row[key]} />,
        })),
      ]}
    />
  );
}

function Items({ run }: { run: Run }) {
  const { t } = useTranslation('pay');
  const before = run.before !== null;
  return (
    <Table
      size="small"
      rowKey={({ side, code }) => `${side} ${code}`}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={run.items}
      columns={[
        { title: t('side'), render: (_, { side }) => t(`side.${side}`) },
        { title: t('item'), dataIndex: 'name' },
        { title: t('workers'), align: 'right', dataIndex: 'count' },
        { title: t('amount'), align: 'right', render: (_, { amountFen }) => <Money fen={amountFen} /> },
        ...(before
          ? [
              {
                key: 'moved',
                title: t('againstShort', { month: run.before?.month ?? '' }),
                align: 'right' as const,
                render: (_: unknown, { amountFen, beforeFen }: Run['items'][number]) => (
                  <Money sign fen={amountFen - (beforeFen ?? 0)} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The month by street and by item, the item beside the month before. */
export function Sums({ run }: { run: Run }) {
  const { t } = useTranslation('pay');
  return (
    <section className="panel" aria-label={t('summary')}>
      <Tabs
        items={[
          { key: 'street', label: t('byStreet'), children: <Streets run={run} /> },
          { key: 'item', label: t('byItem'), children: <Items run={run} /> },
        ]}
      />
    </section>
  );
}
