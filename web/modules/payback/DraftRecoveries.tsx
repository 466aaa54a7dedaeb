import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { RecoveryPage } from '../../../worker/modules/pay/input/recoveries.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';

type Recoveries = z.output<typeof RecoveryPage>;
type Recovery = Recoveries['items'][number];

const shown = 10;

/** What is taken back and how it is expected to go on, as it will be once this draft is approved: seen before it is. */
export function DraftRecoveries() {
  const { t } = useTranslation('payback');
  const list = useCityQuery<Recoveries>('pay/recoveries', { pageSize: shown, draft: 'true' }, { keep: true });
  const data = list.data;
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (!data || data.total === 0) return null;
  return (
    <section className="panel" aria-labelledby="draft-recoveries">
      <h2 id="draft-recoveries">{t('draftPlan')}</h2>
      <p className="pay-note">{t('draftPlanNote', { n: data.total, amount: yuanText(data.owedFen) })}</p>
      <Table<Recovery>
        size="small"
        rowKey="workerId"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={data.items}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('unit'), dataIndex: 'unitName' },
          {
            title: t('draftMoves', { month: data.draftMonth ?? '' }),
            align: 'right',
            render: (_, of) => <Money fen={of.draftFen} />,
          },
          { title: t('owed'), align: 'right', render: (_, of) => <Money fen={of.owedFen} /> },
          { title: t('monthly'), align: 'right', render: (_, of) => <Money fen={of.monthlyFen} /> },
          {
            title: t('expected'),
            render: (_, { owedFen, left, instalments }) => {
              if (owedFen <= 0) return t('cleared');
              const last = instalments.at(-1);
              if (left || !last) return t('leftNote');
              return t('months', { n: instalments.length, until: last.month });
            },
          },
        ]}
      />
      <CityLink to="pay/recoveries" search={{ draft: 'true' }}>
        {t('draftAll')}
      </CityLink>
    </section>
  );
}
