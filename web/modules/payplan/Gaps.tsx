import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { YearView } from './types.ts';

/** Who could not be worked out, and what the scheme has no row for. */
export function Gaps({ gaps, count, title }: { gaps: YearView['gaps']; count: number; title?: string }) {
  const { t } = useTranslation('payplan');
  if (count === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={title ?? t('gapCount', { n: count })}
      description={gaps
        .slice(0, 10)
        .map(({ name, item, key }) => `${name}（${item} ${key}）`)
        .join('；')}
    />
  );
}
