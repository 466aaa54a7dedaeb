import { Button, Form as AntdForm, Input, InputNumber, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { MemberSelect } from './MemberSelect.tsx';
import type { CheckIn } from './types.ts';
import { checkInColours, filled, hoursText, minutesOf } from './words.ts';
import { today } from '../../kit/today.ts';
import { useRequired } from '../../kit/useRequired.ts';

const { Item } = AntdForm;

function Verdict({ row }: { row: CheckIn }) {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const decide = useAction({
    done: t('done.saved'),
    run: (input: object, key) =>
      api.post(cityPath(city, `alliance/check-ins/${row.id}/verdict`), { version: row.version, ...input }, key),
  });
  const what = t('checkInSaid', { name: row.memberName, day: row.day, hours: hoursText(row.minutes) });
  return (
    <span className="alliance-acts">
      <Button
        size="small"
        type="primary"
        loading={decide.pending}
        aria-label={`${t('act.confirmCheckIn')} ${what}`}
        onClick={() => void decide.run({ verdict: 'confirmed' })}
      >
        {t('act.confirmCheckIn')}
      </Button>
      <ConfirmAction
        label={t('act.refuseCheckIn')}
        title={t('refuseCheckInAsk')}
        withReason
        danger
        pending={decide.pending}
        button={{ size: 'small' }}
        onConfirm={(reason) => decide.run({ verdict: 'refused', reason })}
      >
        <p>{what}</p>
      </ConfirmAction>
    </span>
  );
}

function Enter() {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const shape = ({ hours, ...rest }: Record<string, unknown>) => ({ ...filled(rest), minutes: minutesOf(hours) });
  return (
    <PostDrawer
      label={t('act.enterCheckIn')}
      path="alliance/check-ins"
      done={t('done.saved')}
      initial={{ day: today(), hours: 2 }}
      shape={shape}
    >
      <p>{t('enterCheckInNote')}</p>
      <Item name="communityId" label={t('community')} rules={required}>
        <UnitSelect kinds={['community']} label={t('community')} />
      </Item>
      <Item name="organisationId" label={t('member')} rules={required}>
        <MemberSelect />
      </Item>
      <Item name="name" label={t('person')} rules={required}>
        <Input maxLength={50} />
      </Item>
      <Item name="contact" label={t('contact')} extra={t('contactSealed')}>
        <Input maxLength={20} inputMode="tel" />
      </Item>
      <Item name="day" label={t('day')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="hours" label={t('hours')} rules={required}>
        <InputNumber min={0.1} max={24} precision={2} className="full-width" />
      </Item>
      <Item name="service" label={t('service')} rules={required}>
        <Input maxLength={200} />
      </Item>
    </PostDrawer>
  );
}

function useCheckInColumns(): Column<CheckIn>[] {
  const { t } = useTranslation('alliance');
  const confirms = useCan('alliance.confirm');
  return [
    { key: 'day', title: t('day'), sort: true, render: (row) => row.day },
    { key: 'name', title: t('person'), render: (row) => row.memberName },
    {
      key: 'organisation',
      title: t('member'),
      wrap: true,
      render: (row) => <CityLink to={`alliance/organisations/${row.organisationId}`}>{row.organisationName}</CityLink>,
    },
    { key: 'community', title: t('community'), render: (row) => row.communityName },
    { key: 'service', title: t('service'), wrap: true, render: (row) => row.service },
    { key: 'minutes', title: t('hours'), sort: true, align: 'right', render: (row) => hoursText(row.minutes) },
    { key: 'way', title: t('way'), hidden: true, render: (row) => t(`way.${row.way}`) },
    {
      key: 'state',
      title: t('state'),
      wrap: true,
      render: (row) => (
        <>
          <Tag color={checkInColours[row.state]}>{t(`checkIn.${row.state}`)}</Tag> {row.reason}
        </>
      ),
    },
    {
      key: 'act',
      title: t('act'),
      render: (row) => (confirms && row.state === 'told' && !row.mine ? <Verdict row={row} /> : null),
    },
  ];
}

/** Who came from which organisation to serve in which community, and what waits for the community's word. */
export default function CheckInsPage() {
  const { t } = useTranslation('alliance');
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={t('checkIns')}
        note={t('checkInsNote')}
        actions={
          <>
            <Can needs="alliance.write">
              <Enter />
            </Can>
            <Button onClick={() => go('alliance/check-ins/code')}>{t('code')}</Button>
          </>
        }
      />
      <AllianceNav />
      <DataTable<CheckIn>
        name="alliance-check-ins"
        label={t('checkIns')}
        path="alliance/check-ins"
        columns={useCheckInColumns()}
        filters={[
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: (['told', 'confirmed', 'refused'] as const).map((value) => ({
              value,
              label: t(`checkIn.${value}`),
            })),
          },
          { key: 'from', label: t('from'), kind: 'day' },
          { key: 'until', label: t('untilDay'), kind: 'day' },
          { key: 'unitId', label: t('forUnit'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        search={t('searchCheckIn')}
        keyOf={({ id }) => id}
        exportPath="alliance/check-ins/export"
        empty={t('noCheckIns')}
      />
    </>
  );
}
