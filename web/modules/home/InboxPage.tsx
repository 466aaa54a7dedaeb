import { Tag } from 'antd';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { DeadlineText } from './Deadline.tsx';
import './home.css';
import { useInboxSummary, type InboxItem, type InboxSummary } from './useInbox.ts';

const views = ['mine', 'awaited', 'late', 'alarm'] as const;
type View = (typeof views)[number];

const isView = (text: string | undefined): text is View => views.some((view) => view === text);

/** The four sides of an inbox, each with its number; a link for each, so that back and a sent link work. */
function Views({ open, summary }: { open: View; summary: InboxSummary | undefined }) {
  const { t } = useTranslation('home');
  return (
    <nav aria-label={t('inbox')} className="sub-nav no-print">
      <ul>
        {views.map((view) => (
          <li key={view} className={view === open ? 'here' : ''}>
            <CityLink to="inbox" {...(view === 'mine' ? {} : { search: { view } })}>
              {t(`inbox.${view}`)} {summary ? <span className="view-count">{summary[view]}</span> : null}
            </CityLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const inView = (view: View) => (line: InboxSummary['lines'][number]) =>
  view === 'late' ? line.side !== 'alarm' && line.late > 0 : line.side === view;

/** `/inbox`: what waits for me, what I wait for, what is late, and the alarms; each leads to its record. */
export default function InboxPage() {
  const { t } = useTranslation('home');
  const search: { view?: string } = useSearch({ strict: false });
  const view = isView(search.view) ? search.view : 'mine';
  const { data } = useInboxSummary();
  const lines = data?.lines.filter(inView(view)) ?? [];
  const columns: Column<InboxItem>[] = [
    { key: 'label', title: t('inbox.what'), wrap: true, render: (row) => row.label },
    { key: 'name', title: t('inbox.kind'), render: (row) => row.name },
    {
      key: 'party',
      title: view === 'awaited' ? t('inbox.who') : t('inbox.from'),
      render: (row) => row.party ?? '—',
    },
    {
      key: 'deadline',
      title: t('inbox.deadline'),
      render: (row) => (
        <>
          {row.deadline === null ? '—' : <DeadlineText deadline={row.deadline} />}{' '}
          {row.late ? <Tag color="red">{t('inbox.isLate')}</Tag> : null}
        </>
      ),
    },
  ];
  const filters: Filter[] = [
    {
      key: 'kind',
      label: t('inbox.kind'),
      kind: 'select',
      options: lines.map(({ kind, name, count, late }) => ({
        value: kind,
        label: `${name} ${view === 'late' ? late : count}`,
      })),
    },
    { key: 'until', label: t('inbox.until'), kind: 'day' },
  ];
  return (
    <>
      <PageHeader title={t('inbox')} note={t('inbox.note')} />
      <Views open={view} summary={data} />
      <DataTable<InboxItem>
        key={view}
        name="inbox"
        label={t(`inbox.${view}`)}
        path="inbox"
        query={{ view }}
        columns={columns}
        filters={filters}
        search={t('inbox.search')}
        keyOf={(row) => [row.kind, row.id, row.label, row.party].join(' ')}
        rowTo={(row) => row.to}
        empty={t(`inbox.none.${view}`)}
      />
    </>
  );
}
