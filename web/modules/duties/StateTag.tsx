import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Duty, Settlement } from './types.ts';

const colors = {
  draft: 'default',
  acting: 'orange',
  submitted: 'gold',
  admitted: 'blue',
  rejected: 'red',
  active: 'green',
  withdrawn: 'default',
  revoked: 'red',
  expired: 'default',
} as const;

export function StateTag({ state }: { state: Duty['state'] }) {
  const { t } = useTranslation('duties');
  return <Tag color={colors[state]}>{t(`state.${state}`)}</Tag>;
}

const monthColors = { reported: 'gold', verified: 'green', returned: 'red' } as const;

export function MonthTag({ state }: { state: Settlement['state'] }) {
  const { t } = useTranslation('duties');
  return <Tag color={monthColors[state]}>{t(`month.${state}`)}</Tag>;
}
