import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import type { Computed } from './types.ts';

/** Whose net pay a new computation changes against the draft that stands. */
export function Differences({ computed }: { computed: Computed }) {
  const { t } = useTranslation('pay');
  if (computed.differenceCount === 0) return null;
  return (
    <>
      <p>{t('differenceCount', { n: computed.differenceCount })}</p>
      <Table
        size="small"
        rowKey="workerId"
        pagination={false}
        scroll={{ y: 280, x: 'max-content' }}
        dataSource={computed.differences}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('before'), align: 'right', render: (_, row) => <Money fen={row.beforeFen} /> },
          { title: t('after'), align: 'right', render: (_, row) => <Money fen={row.afterFen} /> },
          {
            title: t('moved'),
            align: 'right',
            render: (_, row) => <Money sign fen={(row.afterFen ?? 0) - (row.beforeFen ?? 0)} />,
          },
        ]}
      />
    </>
  );
}
