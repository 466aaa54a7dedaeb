import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Scheme } from './types.ts';

const colours = { official: 'green', press: 'blue', copy: 'gold', example: 'red', city: 'cyan' } as const;

/** How far a figure may be relied on, by where it was read. */
export function TrustTag({ trust }: { trust: Scheme['trust'] }) {
  const { t } = useTranslation('pay');
  return <Tag color={colours[trust]}>{t(`trust.${trust}`)}</Tag>;
}
