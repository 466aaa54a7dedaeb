import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Booking } from './types.ts';

function Cancel({ booking }: { booking: Booking }) {
  const { t } = useTranslation('facilities');
  const city = useCitySlug();
  const cancel = useAction({
    done: t('done.saved'),
    run: (reason: string, key) =>
      api.post(cityPath(city, `facilities/bookings/${booking.id}/cancel`), { version: booking.version, reason }, key),
  });
  const { day, fromTime, untilTime, organiser } = booking;
  return (
    <ConfirmAction
      label={t('act.cancelBooking')}
      title={t('cancelTitle')}
      withReason
      danger
      pending={cancel.pending}
      button={{ size: 'small' }}
      onConfirm={cancel.run}
    >
      <p>{`${day} ${fromTime}–${untilTime} ${organiser}`}</p>
    </ConfirmAction>
  );
}

interface BookingTableProps {
  name: string;
  facilityId?: string;
}

/** Bookings in the order of the calendar, from today on. */
export function BookingTable({ name, facilityId }: BookingTableProps) {
  const { t } = useTranslation('facilities');
  const keeps = useCan('facilities.write');
  const place: Column<Booking> = {
    key: 'facility',
    title: t('facility'),
    render: (row) => <CityLink to={`facilities/${row.facilityId}`}>{row.facilityName}</CityLink>,
  };
  const columns: Column<Booking>[] = [
    { key: 'day', title: t('day'), render: (row) => row.day },
    { key: 'time', title: t('time'), render: (row) => `${row.fromTime}–${row.untilTime}` },
    ...(facilityId ? [] : [place]),
    { key: 'purpose', title: t('purpose'), wrap: true, render: (row) => row.purpose },
    { key: 'organiser', title: t('organiser'), render: (row) => row.organiser },
    { key: 'people', title: t('people'), align: 'right', render: (row) => row.people },
    {
      key: 'state',
      title: t('state'),
      render: (row) =>
        row.state === 'booked' ? (
          <Tag color="green">{t('booked')}</Tag>
        ) : (
          <span>
            <Tag>{t('cancelled')}</Tag> {row.cancelReason}
          </span>
        ),
    },
    {
      key: 'act',
      title: t('act'),
      render: (row) => (row.state === 'booked' && (row.mine || keeps) ? <Cancel booking={row} /> : null),
    },
  ];
  return (
    <DataTable<Booking>
      name={name}
      label={t('bookings')}
      path="facilities/bookings"
      query={facilityId ? { facilityId } : {}}
      columns={columns}
      filters={[
        { key: 'from', label: t('fromDay'), kind: 'day' },
        { key: 'until', label: t('untilDay'), kind: 'day' },
      ]}
      keyOf={({ id }) => id}
      empty={t('noBookings')}
    />
  );
}
