import { CloudUploadOutlined } from '@ant-design/icons';
import { Alert, Badge } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../kit/CityLink.tsx';
import { useCan } from '../kit/session.tsx';
import { unsentIn, useQueue } from '../modules/visits/queue.ts';
import type { QueuedVisit } from '../modules/visits/store.ts';

/** Sends what waits on this device wherever the person is, and shows how much still does. */
function Sending() {
  const { t } = useTranslation('shell');
  const { items, send } = useQueue();
  useEffect(() => {
    if (navigator.onLine) void send();
  }, [send]);
  if (items.length === 0) return null;
  return (
    <span className="inbox-badge">
      <CityLink to="visits/queue" label={t('unsentCount', { n: items.length })}>
        <Badge count={items.length} size="small" offset={[0, 6]} color="#b36b00">
          <CloudUploadOutlined />
        </Badge>
      </CityLink>
    </span>
  );
}

export const Unsent = () => (useCan('visits.use') ? <Sending /> : null);

/** Without a network nobody is signed in for sure: only how many wait in this city, by number and day. */
export function UnsentOffline({ city }: { city: string }) {
  const { t } = useTranslation('shell');
  const [kept, setKept] = useState<readonly QueuedVisit[]>([]);
  useEffect(() => {
    unsentIn(city).then(setKept, () => setKept([]));
  }, [city]);
  if (kept.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="form-alert"
      title={t('unsentOffline', { n: kept.length })}
      description={kept.map(({ number, body }) => `${number} ${body.day}`).join('；')}
    />
  );
}
