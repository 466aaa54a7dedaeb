import { DownloadOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { Instant } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import './audit.css';
import { ActionName } from './ActionName.tsx';
import { EntryDrawer, type Entry } from './EntryDrawer.tsx';
import { Verify } from './Verify.tsx';

function useColumns(onOpen: (entry: Entry) => void): Column<Entry>[] {
  const { t } = useTranslation('audit');
  return [
    {
      key: 'seq',
      title: t('seq'),
      sort: true,
      render: (entry) => (
        <Button
          type="link"
          size="small"
          className="cell-link"
          onClick={() => onOpen(entry)}
          aria-label={t('open', { seq: entry.seq })}
        >
          {entry.seq}
        </Button>
      ),
    },
    { key: 'at', title: t('at'), render: ({ at }) => <Instant value={at} /> },
    { key: 'actor', title: t('actor'), render: ({ actorName }) => actorName },
    { key: 'action', title: t('action'), render: ({ action }) => <ActionName action={action} /> },
    { key: 'subject', title: t('subject'), render: ({ subjectId }) => <code>{subjectId}</code> },
    { key: 'reason', title: t('reason'), wrap: true, render: ({ reason }) => reason ?? '—' },
    {
      key: 'sealed',
      title: t('sealed'),
      render: ({ sealed }) => <Tag color={sealed ? 'green' : 'gold'}>{sealed ? t('sealed.yes') : t('sealed.no')}</Tag>,
    },
    { key: 'request', title: t('request'), hidden: true, render: ({ requestId }) => <code>{requestId}</code> },
  ];
}

const modules = [
  'roster',
  'assessment',
  'pay',
  'ledger',
  'duties',
  'organisation',
  'access',
  'audit',
  'tenancy',
] as const;

/** What was done, by whom and why; each entry sealed into one chain that anyone can check. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const city = useCitySlug();
  const [open, setOpen] = useState<Entry | null>(null);
  const columns = useColumns(setOpen);
  const proof = (
    <Button icon={<DownloadOutlined />} href={cityPath(city, 'audit/proof')} download>
      {t('proof')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={proof} />
      <Can needs="audit.verify">
        <Verify />
      </Can>
      <DataTable<Entry>
        name="audit"
        label={t('title')}
        path="audit"
        columns={columns}
        keyOf={(entry) => entry.id}
        filters={[
          {
            key: 'action',
            label: t('filter.action'),
            kind: 'select',
            options: modules.map((module) => ({ value: `${module}.`, label: t(`module.${module}`) })),
          },
          { key: 'actor', label: t('filter.actor'), kind: 'text' },
          { key: 'subject', label: t('filter.subject'), kind: 'text' },
          { key: 'from', label: t('filter.from'), kind: 'day' },
          { key: 'until', label: t('filter.until'), kind: 'day' },
        ]}
      />
      <EntryDrawer entry={open} onClose={() => setOpen(null)} />
    </>
  );
}
