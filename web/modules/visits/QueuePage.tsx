import { Alert, Button, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { discard, useQueue, type QueuedVisit } from './queue.ts';
import { VisitNav } from './VisitNav.tsx';

function Waiting({ visit }: { visit: QueuedVisit }) {
  const { t } = useTranslation('visits');
  return (
    <li className="panel">
      <Flex gap={8} align="center" wrap>
        <b>{visit.number}</b>
        <span>{visit.body.day}</span>
        <Tag color={visit.refused ? 'red' : 'gold'}>{t(visit.refused ? 'queueRefused' : 'queueWaits')}</Tag>
        <Instant value={visit.queuedAt} />
        <span className="push" />
        {visit.refused ? <CityLink to={`visits/${visit.householdId}`}>{t('act.reopen')}</CityLink> : null}
        <ConfirmAction
          label={t('act.discard')}
          title={t('discardAsk', { number: visit.number, day: visit.body.day })}
          danger
          button={{ size: 'small' }}
          onConfirm={async () => {
            await discard(visit.key);
            return true;
          }}
        />
      </Flex>
      {visit.refused ? (
        <Alert type="error" showIcon title={visit.refused.message} description={t('conflictNote')} />
      ) : null}
      {typeof visit.body['note'] === 'string' ? <p className="visit-text">{visit.body['note']}</p> : null}
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
