import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { AllianceNav } from './AllianceNav.tsx';
import type { MemberListed } from './types.ts';
import { useSettings } from './useSettings.ts';

/** The organisations that joined in, where they sit and what they still owe. */
export default function MembersPage() {
  const { t } = useTranslation('alliance');
  const go = useCityNavigate();
  const { kinds, kindName } = useSettings();
  const columns: Column<MemberListed>[] = [
    {
      key: 'name',
      title: t('memberName'),
      sort: true,
      wrap: true,
      render: (row) => (
        <>
          {row.name} {row.leftDay ? <Tag>{t('leftOn', { day: row.leftDay })}</Tag> : null}
        </>
      ),
    },
    { key: 'code', title: t('creditCode'), hidden: true, render: (row) => row.creditCode },
    { key: 'kind', title: t('kind'), render: (row) => kindName(row.kind) },
    { key: 'street', title: t('street'), render: (row) => row.streetName ?? '—' },
    { key: 'unit', title: t('seat'), hidden: true, render: (row) => row.unitName },
    { key: 'partyMembers', title: t('partyMembers'), align: 'right', render: (row) => row.partyMembers },
    { key: 'contactName', title: t('contactName'), render: (row) => row.contactName },
    { key: 'joinedDay', title: t('joinedDay'), sort: true, render: (row) => row.joinedDay },
    { key: 'openLines', title: t('openLines'), align: 'right', render: (row) => row.openLines },
  ];
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('membersNote')}
        actions={
          <Can needs="alliance.write">
            <Button type="primary" onClick={() => go('alliance/new')}>
              {t('newMember')}
            </Button>
          </Can>
        }
      />
      <AllianceNav />
      <DataTable<MemberListed>
        name="alliance-members"
        label={t('members')}
        path="alliance/organisations"
        columns={columns}
        filters={[
          { key: 'kind', label: t('kind'), kind: 'select', options: kinds },
          { key: 'unitId', label: t('seat'), kind: 'unit', kinds: ['street', 'community'] },
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: [
              { value: 'member', label: t('member.member') },
              { value: 'left', label: t('member.left') },
            ],
          },
        ]}
        search={t('searchMember')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `alliance/organisations/${id}`}
        exportPath="alliance/organisations/export"
        empty={t('noMembers')}
      />
    </>
  );
}
