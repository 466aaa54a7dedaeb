import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnPayslip } from '../pay/types.ts';
import { ObjectionState } from './Thread.tsx';

/** Where a month stands between worker and office. */
export function OwnState({ slip }: { slip: OwnPayslip }) {
  const { t } = useTranslation('month');
  if (slip.objection) return <ObjectionState state={slip.objection} />;
  if (slip.confirmedAt !== null) return <Tag color="green">{t('isConfirmed')}</Tag>;
  return <Tag color="gold">{slip.dueDay ? t('confirmUntil', { day: slip.dueDay }) : t('toConfirm')}</Tag>;
}
