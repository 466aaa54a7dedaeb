import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { BookingTable } from './BookingTable.tsx';
import './facilities.css';
import { FacilityNav } from './FacilityNav.tsx';

/** Who comes where, from today on. */
export default function BookingsPage() {
  const { t } = useTranslation('facilities');
  return (
    <>
      <PageHeader title={t('bookings')} note={t('bookingsNote')} />
      <FacilityNav />
      <BookingTable name="bookings" />
    </>
  );
}
