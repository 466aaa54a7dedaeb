import { Form as AntdForm, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { AllianceNav } from './AllianceNav.tsx';
import type { CommitteeListed, Committees } from './types.ts';
import { useSettings } from './useSettings.ts';

const { Item } = AntdForm;

function SetUp() {
  const { t } = useTranslation('alliance');
  const go = useCityNavigate();
  const required = useRequired();
  return (
    <PostDrawer
      primary
      label={t('act.setUp')}
      path="alliance/committees"
      done={t('done.setUp')}
      onDone={({ id }) => go(`alliance/committees/${id}`)}
    >
      <p>{t('setUpNote')}</p>
      <Item name="unitId" label={t('forUnit')} rules={required}>
        <UnitSelect kinds={['street', 'community']} label={t('forUnit')} />
      </Item>
      <Item name="setDay" label={t('setDay')} rules={required}>
        <DayPicker />
      </Item>
    </PostDrawer>
  );
}

function useCommitteeColumns(): Column<CommitteeListed>[] {
  const { t } = useTranslation('alliance');
  const { committeeName } = useSettings();
  return [
    {
      key: 'unit',
      title: t('forUnit'),
      render: (row) => (
        <>
          {row.unitName} {row.endedDay ? <Tag>{t('endedOn', { day: row.endedDay })}</Tag> : null}
        </>
      ),
    },
    { key: 'street', title: t('street'), render: (row) => row.streetName ?? '—' },
    { key: 'kind', title: t('kind'), render: (row) => committeeName(row.kind) },
    { key: 'setDay', title: t('setDay'), render: (row) => row.setDay },
    {
      key: 'seats',
      title: t('seatsHeld'),
      render: (row) => (
        <>
          {t('heldOf', { held: row.held, seats: row.seats })}{' '}
          {!row.endedDay && row.held < row.seats ? <Tag color="gold">{t('vacant')}</Tag> : null}
        </>
      ),
    },
  ];
}

/** The committees of streets and communities, and where a seat is vacant. */
export default function CommitteesPage() {
  const { t } = useTranslation('alliance');
  const { committeeName } = useSettings();
  return (
    <>
      <PageHeader
        title={t('committees')}
        note={t('committeesNote')}
        actions={
          <Can needs="alliance.write">
            <SetUp />
          </Can>
        }
      />
      <AllianceNav />
      <DataTable<CommitteeListed>
        name="alliance-committees"
        label={t('committees')}
        path="alliance/committees"
        columns={useCommitteeColumns()}
        filters={[
          {
            key: 'kind',
            label: t('kind'),
            kind: 'select',
            options: (['street', 'community'] as const).map((value) => ({ value, label: committeeName(value) })),
          },
          { key: 'vacant', label: t('vacant'), kind: 'select', options: [{ value: 'true', label: t('onlyVacant') }] },
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: [
              { value: 'standing', label: t('committee.standing') },
              { value: 'ended', label: t('committee.ended') },
            ],
          },
          { key: 'unitId', label: t('forUnit'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `alliance/committees/${id}`}
        summary={(answer) => {
          const { street, community } = (answer as unknown as Committees).missing;
          return street + community > 0 ? t('missing', { street, community }) : t('noneMissing');
        }}
        empty={t('noCommittees')}
      />
    </>
  );
}
