import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './pay.css';
import type { OwnPayslip } from './types.ts';

/** The worker's own months, made for a phone. */
export default function MyPayPage() {
  const { t } = useTranslation('pay');
  const list = useCityQuery<{ items: OwnPayslip[] }>('pay/my-payslips', { pageSize: 60 });
  const months = list.data?.items ?? [];
  return (
    <>
      <PageHeader title={t('mine')} note={t('mineNote')} />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data && months.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('mineEmpty')} />
      ) : null}
      <ul className="pay-months">
        {months.map(({ id, month, netFen, grossFen }) => (
          <li key={id}>
            <CityLink to={`my-pay/${id}`}>
              <span className="pay-month">{month}</span>
              <span className="pay-note">{t('grossFen')}</span>
              <Money fen={grossFen} />
              <span className="pay-note">{t('netFen')}</span>
              <strong>
                <Money fen={netFen} />
              </strong>
            </CityLink>
          </li>
        ))}
      </ul>
    </>
  );
}
