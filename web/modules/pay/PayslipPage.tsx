import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { PayslipView, PrintButton } from './PayslipView.tsx';
import type { Payslip } from './types.ts';

/** One worker's payslip, as the officer opens it. */
export default function PayslipPage() {
  const { t } = useTranslation('pay');
  const { payslipId }: { payslipId?: string } = useParams({ strict: false });
  const query = useCityQuery<Payslip>(`pay/payslips/${payslipId ?? ''}`);
  const slip = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!slip) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <PageHeader
        title={t('payslipOf', { month: slip.month, name: slip.name })}
        note={<CityLink to={`pay/runs/${slip.runId}`}>{t('backToMonth')}</CityLink>}
        actions={
          <>
            <AuditLink subject={slip.runId} />
            <PrintButton />
          </>
        }
      />
      <PayslipView slip={slip} />
    </>
  );
}
