import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './files.css';
import type { FundingPlan as Plan } from './types.ts';

/** What an approval would take from each account, and what it lacks, before the button is pressed. */
export function FundingPlan({ runId, accountId }: { runId: string; accountId: string | undefined }) {
  const { t } = useTranslation('payfiles');
  const query = useCityQuery<Plan>(`pay/runs/${runId}/funding`, { accountId }, { keep: true });
  const plan = query.data;
  if (!plan) return null;
  return (
    <section aria-label={t('funds')}>
      {plan.unmapped.length > 0 ? (
        <Alert type="error" showIcon title={t('fundUnmapped', { codes: plan.unmapped.join('、') })} />
      ) : null}
      <Table
        size="small"
        rowKey={({ accountId: id }) => id ?? ''}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={plan.sources}
        columns={[
          {
            title: t('account'),
            key: 'account',
            render: (_, { account, funds }) => [account ?? '—', ...funds].join(' · '),
          },
          { title: t('gross'), dataIndex: 'grossFen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
          {
            title: t('employer'),
            dataIndex: 'employerFen',
            align: 'right',
            render: (fen: number) => <Money fen={fen} />,
          },
          {
            title: t('available'),
            key: 'available',
            align: 'right',
            render: (_, { availableFen, shortFen }) => (
              <>
                <Money fen={availableFen} />
                {shortFen > 0 ? <div>{t('short', { amount: yuanText(shortFen) })}</div> : null}
              </>
            ),
          },
        ]}
      />
      <p className="files-note">
        {t('bookedOn', { day: plan.day, year: plan.year })} <CityLink to="pay/funds">{t('funds')}</CityLink>
      </p>
    </section>
  );
}
