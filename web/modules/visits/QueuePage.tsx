import { Alert, Button, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { kilobytes, PhotoStrip } from './PhotoStrip.tsx';
import { discard, useQueue } from './queue.ts';
import type { QueuedVisit } from './store.ts';
import { VisitNav } from './VisitNav.tsx';

const bytesOf = ({ photos }: QueuedVisit): number => photos.reduce((all, { blob }) => all + blob.size, 0);

const stateOf = ({ refused, visitId }: QueuedVisit) =>
  refused ? 'queueRefused' : visitId === null ? 'queueWaits' : 'queuePhotos';

function Waiting({ visit }: { visit: QueuedVisit }) {
  const { t } = useTranslation('visits');
  return (
    <li className="panel">
      <Flex gap={8} align="center" wrap>
        <b>{visit.number}</b>
        <span>{visit.body.day}</span>
        <Tag color={visit.refused ? 'red' : 'gold'}>{t(stateOf(visit))}</Tag>
        <Instant value={visit.queuedAt} />
        {visit.photos.length > 0 ? (
          <span>{t('photoCount', { n: visit.photos.length, kb: kilobytes(bytesOf(visit)) })}</span>
        ) : null}
        <span className="push" />
        {visit.refused ? <CityLink to={`visits/${visit.householdId}`}>{t('act.reopen')}</CityLink> : null}
        <ConfirmAction
          label={t('act.discard')}
          title={t(visit.visitId === null ? 'discardAsk' : 'discardPhotosAsk', {
            number: visit.number,
            day: visit.body.day,
          })}
          danger
          button={{ size: 'small' }}
          onConfirm={async () => {
            await discard(visit.key);
            return true;
          }}
        />
      </Flex>
      {visit.refused ? (
        <Alert
          type="error"
          showIcon
          title={visit.refused.message}
          description={t(visit.visitId === null ? 'conflictNote' : 'photosRefused')}
        />
      ) : null}
      {typeof visit.body['note'] === 'string' ? <p className="visit-text">{visit.body['note']}</p> : null}
      <PhotoStrip photos={visit.photos} />
    </li>
  );
}

/** Visits of this device that the server does not have yet, and those that it would not take. */
export default function QueuePage() {
  const { t } = useTranslation('visits');
  const { items, send } = useQueue();
  const [busy, setBusy] = useState(false);
  const all = async () => {
    setBusy(true);
    await send();
    setBusy(false);
  };
  return (
    <>
      <PageHeader
        title={t('queue')}
        note={t('queueNote')}
        actions={
          <Button type="primary" loading={busy} disabled={items.length === 0} onClick={() => void all()}>
            {t('act.send')}
          </Button>
        }
      />
      <VisitNav />
      {items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('queueEmpty')} />
      ) : (
        <ul className="visit-queue">
          {items.map((visit) => (
            <Waiting key={visit.key} visit={visit} />
          ))}
        </ul>
      )}
    </>
  );
}
