import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Run } from './types.ts';

const colours = { computed: 'gold', approved: 'blue', paid: 'green', closed: 'default' } as const;

export function RunState({ state }: { state: Run['state'] }) {
  const { t } = useTranslation('pay');
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>;
}
