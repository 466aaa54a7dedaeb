import { Alert, Table, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money, yuanText } from '../../kit/Money.tsx';
import { Comparison, useNames } from './Comparison.tsx';
import { Gaps } from './Gaps.tsx';
import type { AdoptionView } from './types.ts';

type Moved = AdoptionView['items'][number];

function Workers({ view, onPage }: { view: AdoptionView; onPage: (page: number) => void }) {
  const { t } = useTranslation('payplan');
  return (
    <Table<Moved>
      size="small"
      rowKey="workerId"
      scroll={{ x: 'max-content' }}
      dataSource={view.items}
      pagination={{
        current: view.page,
        pageSize: view.pageSize,
        total: view.total,
        showSizeChanger: false,
        onChange: onPage,
      }}
      columns={[
        { title: t('name'), dataIndex: 'name' },
        { title: t('unit'), render: (_, { streetName, unitName }) => `${streetName} ${unitName}` },
        { title: t('level'), align: 'right', dataIndex: 'level' },
        { title: t('beforeMonthly'), align: 'right', render: (_, { beforeFen }) => <Money fen={beforeFen} /> },
        { title: t('afterMonthly'), align: 'right', render: (_, { afterFen }) => <Money fen={afterFen} /> },
        { title: t('change'), align: 'right', render: (_, { differenceFen }) => <Money sign fen={differenceFen} /> },
      ]}
    />
  );
}

/** Whose pay an edition would move and by how much, by worker, street and item, before anything is decided. */
export function AdoptionEffect({ view, onPage }: { view: AdoptionView; onPage: (page: number) => void }) {
  const { t } = useTranslation('payplan');
  const nameOf = useNames();
  const change = view.after.costFen - view.before.costFen;
  return (
    <>
      <p>
        {t('adoptEffect', {
          moved: view.total,
          same: view.unmoved,
          change: `${change > 0 ? '+' : ''}${yuanText(change)}`,
        })}
      </p>
      {view.paidMonths.length > 0 ? (
        <Alert type="info" showIcon title={t('adoptPaid', { months: view.paidMonths.join('、') })} />
      ) : null}
      <Gaps gaps={view.gaps} count={view.gapCount} title={t('adoptGaps', { n: view.gapCount })} />
      <Tabs
        items={[
          { key: 'workers', label: t('movedWorkers'), children: <Workers view={view} onPage={onPage} /> },
          {
            key: 'street',
            label: t('byStreet'),
            children: <Comparison label={t('byStreet')} rows={view.byStreet} nameOf={nameOf} />,
          },
          {
            key: 'item',
            label: t('byItem'),
            children: <Comparison label={t('byItem')} rows={view.byItem} nameOf={nameOf} />,
          },
        ]}
      />
    </>
  );
}
