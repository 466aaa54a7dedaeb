import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import './roster.css';
import { RosterNav } from './RosterNav.tsx';
import type { Worker } from './types.ts';
import { useWords } from './words.ts';

function useColumns(): Column<Worker>[] {
  const { t } = useTranslation('roster');
  const { word, schooling } = useWords();
  const numbers = useCan('roster.identity.read');
  return [
    { key: 'name', title: t('name'), sort: true, render: ({ name }) => name },
    { key: 'sex', title: t('sex'), render: ({ sex }) => word('sex', sex) },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    {
      key: 'unit',
      title: t('community'),
      sort: true,
      render: ({ unitName, leftOn }) =>
        unitName ? <span className="roster-unit">{unitName}</span> : <Tag>{t('leftOn', { day: leftOn ?? '' })}</Tag>,
    },
    { key: 'postType', title: t('post'), sort: true, render: ({ postType }) => word('post', postType) },
    { key: 'channel', title: t('channel'), render: ({ channel }) => word('channel', channel) },
    { key: 'education', title: t('education'), render: schooling },
    {
      key: 'qualification',
      title: t('qualification'),
      render: ({ qualification }) => word('qualification', qualification),
    },
    { key: 'hiredOn', title: t('hiredOn'), sort: true, render: ({ hiredOn }) => <Day value={hiredOn} /> },
    { key: 'mobile', title: t('mobile'), render: ({ mobile }) => mobile ?? '—' },
    ...(numbers ? [{ key: 'identity', title: t('identity'), render: (row: Worker) => row.identityMasked ?? '—' }] : []),
    {
      key: 'birthDay',
      title: t('birthDay'),
      sort: true,
      hidden: true,
      render: ({ birthDay }) => <Day value={birthDay} />,
    },
    { key: 'ethnicity', title: t('ethnicity'), hidden: true, render: ({ ethnicity }) => ethnicity ?? '—' },
    {
      key: 'political',
      title: t('political'),
      hidden: true,
      render: ({ politicalStatus }) => word('political', politicalStatus),
    },
    { key: 'degree', title: t('degree'), hidden: true, render: ({ degree }) => word('degree', degree) },
    {
      key: 'communityWorkSince',
      title: t('communityWorkSince'),
      hidden: true,
      render: (row) => <Day value={row.communityWorkSince} />,
    },
    {
      key: 'retirementMonth',
      title: t('retirementMonth'),
      sort: true,
      hidden: true,
      render: (row) => <Day value={row.retirementMonth} />,
    },
    { key: 'remark', title: t('remark'), hidden: true, wrap: true, render: ({ remark }) => remark ?? '—' },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('roster');
  const { options } = useWords();
  const states = ['left', 'all'] as const;
  return [
    { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['city', 'street', 'community'] },
    { key: 'postType', label: t('post'), kind: 'select', options: options('post') },
    { key: 'channel', label: t('channel'), kind: 'select', options: options('channel') },
    { key: 'education', label: t('education'), kind: 'select', options: options('education') },
    { key: 'qualification', label: t('qualification'), kind: 'select', options: options('qualification') },
    { key: 'politicalStatus', label: t('political'), kind: 'select', options: options('political') },
    {
      key: 'state',
      label: t('state.here'),
      kind: 'select',
      options: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
    },
  ];
}

/** Everybody on a post: searched, filtered, exported, and the way to each card. */
export default function RosterPage() {
  const { t } = useTranslation('roster');
  const go = useCityNavigate();
  const mayExport = useCan('roster.export');
  const actions = (
    <>
      <Can needs="roster.write">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => go('roster/new')}>
          {t('enter')}
        </Button>
      </Can>
      <Can needs="roster.import">
        <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => go('roster/import')}>
          {t('import')}
        </Button>
      </Can>
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <RosterNav />
      <DataTable<Worker>
        name="roster"
        label={t('title')}
        path="roster/workers"
        columns={useColumns()}
        filters={useFilters()}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `roster/${id}`}
        empty={t('nobody')}
        summary={({ total }) => t('total', { n: total })}
        {...(mayExport ? { exportPath: 'roster/workers/export' } : {})}
      />
    </>
  );
}
