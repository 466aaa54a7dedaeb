import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { OwnState } from '../month/OwnState.tsx';
import '../month/month.css';
import './pay.css';
import type { OwnPayslip, Payslip } from './types.ts';

/** The newest month at a glance: net in digits and capitals, the year so far, what it costs the employer. */
function Newest({ id }: { id: string }) {
  const { t } = useTranslation('pay');
  const slip = useCityQuery<Payslip>(`pay/my-payslips/${id}`).data;
  if (!slip) return <Skeleton active />;
  const year = slip.yearToDate;
  const row = (label: string, fen: number) => (
    <div key={label} className="pay-row">
      <span>{label}</span>
      <Money fen={fen} />
    </div>
  );
  return (
    <section className="panel pay-net month-part" aria-label={t('payslipOf', { month: slip.month, name: slip.name })}>
      <span>{t('payslipOf', { month: slip.month, name: slip.name })}</span>
      <strong>
        <Money fen={slip.netFen} />
      </strong>
      <span className="pay-capitals">{slip.netCapitals}</span>
      {row(t('costFen'), slip.costFen)}
      <span className="pay-note">{t('yearToDateOf', { year: year.year, n: year.months })}</span>
      {row(t('grossFen'), year.grossFen)}
      {row(t('taxFen'), year.taxFen)}
      {row(t('netFen'), year.netFen)}
    </section>
  );
}

/** The worker's own months, made for a phone: the newest first and whole, then all that can be opened. */
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
      {months[0] ? <Newest id={months[0].id} /> : null}
      <ul className="pay-months">
        {months.map((slip) => (
          <li key={slip.id}>
            <CityLink to={`my-pay/${slip.id}`}>
              <span className="pay-month">{slip.month}</span>
              <span className="pay-note">{t('grossFen')}</span>
              <Money fen={slip.grossFen} />
              <span className="pay-note">{t('netFen')}</span>
              <strong>
                <Money fen={slip.netFen} />
              </strong>
            </CityLink>
            <OwnState slip={slip} />
          </li>
        ))}
      </ul>
    </>
  );
}
