import { useTranslation } from 'react-i18next';
import { useCan } from '../../kit/session.tsx';
import { SubNav } from '../../kit/SubNav.tsx';
import { useQueue } from './queue.ts';

/** The pages of visits; the queue tells how many visits of this device still wait to be sent. */
export function VisitNav() {
  const { t } = useTranslation('visits');
  const manages = useCan('visits.manage');
  const { items } = useQueue();
  const unsent = items.length > 0 ? t('queueCount', { count: items.length }) : t('queue');
  const pages = [
    { to: 'visits', label: t('households') },
    { to: 'visits/records', label: t('records') },
    { to: 'visits/queue', label: unsent },
    ...(manages ? [{ to: 'visits/import', label: t('import') }] : []),
  ];
  return <SubNav label={t('title')} items={pages} />;
}
