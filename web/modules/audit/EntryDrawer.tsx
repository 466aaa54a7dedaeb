import { Descriptions, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { EntryListAnswer } from '../../../worker/modules/audit/input.ts';
import { Instant } from '../../kit/Day.tsx';
import { ActionName } from './ActionName.tsx';

export type Entry = z.output<typeof EntryListAnswer>['items'][number];

/** The whole entry, with the payload that its digest covers. */
export function EntryDrawer({ entry, onClose }: { entry: Entry | null; onClose: () => void }) {
  const { t } = useTranslation('audit');
  const items = entry
    ? [
        { key: 'at', label: t('at'), children: <Instant value={entry.at} /> },
        { key: 'actor', label: t('actor'), children: `${entry.actorName} · ${t(`kind.${entry.actorKind}`)}` },
        { key: 'actorId', label: t('filter.actor'), children: <code>{entry.actorId}</code> },
        { key: 'action', label: t('action'), children: <ActionName action={entry.action} whole /> },
        { key: 'subject', label: t('subject'), children: <code>{`${entry.subjectType} ${entry.subjectId}`}</code> },
        { key: 'reason', label: t('reason'), children: entry.reason ?? '—' },
        { key: 'request', label: t('request'), children: <code>{entry.requestId}</code> },
        { key: 'digest', label: t('digest'), children: <code className="digest">{entry.digest}</code> },
      ]
    : [];
  return (
    <Drawer
      title={entry ? t('entry', { seq: entry.seq }) : ''}
      open={entry !== null}
      onClose={onClose}
      size={Math.min(640, window.innerWidth)}
    >
      <Descriptions bordered size="small" column={1} items={items} />
      <h2>{t('payload')}</h2>
      <pre className="payload">{JSON.stringify(entry?.payload ?? null, null, 2)}</pre>
    </Drawer>
  );
}
