import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Voice } from '../month/Voice.tsx';
import { PayslipView, PrintButton } from './PayslipView.tsx';
import type { Payslip } from './types.ts';

/** One of the worker's own payslips. */
export default function MyPayslipPage() {
  const { t } = useTranslation('pay');
  const { payslipId }: { payslipId?: string } = useParams({ strict: false });
  const query = useCityQuery<Payslip>(`pay/my-payslips/${payslipId ?? ''}`);
  const slip = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!slip) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <PageHeader
        title={t('payslipOf', { month: slip.month, name: slip.name })}
        note={<CityLink to="my-pay">{t('backToMine')}</CityLink>}
        actions={<PrintButton />}
      />
      <Voice slip={slip} />
      <PayslipView slip={slip} />
    </>
  );
}
