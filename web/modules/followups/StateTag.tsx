import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Listed } from './types.ts';

const colors = { drawn: 'gold', assigned: 'blue', agreed: 'green', differs: 'red', missed: 'default' } as const;

export function StateTag({ state }: { state: Listed['state'] }) {
  const { t } = useTranslation('followups');
  return <Tag color={colors[state]}>{t(`state.${state}`)}</Tag>;
}
