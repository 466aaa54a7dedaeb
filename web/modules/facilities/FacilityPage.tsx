import { useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { areaText } from './area.ts';
import { BookingTable } from './BookingTable.tsx';
import { BookFacility, ChangeFacility, CloseFacility } from './FacilityActions.tsx';
import './facilities.css';
import { FacilityNav } from './FacilityNav.tsx';
import { Spending } from './Spending.tsx';
import type { Facility } from './types.ts';
import { useStandard } from './useStandard.ts';

type Edition = Facility['editions'][number];

/** What counts today: of the latest day that has come, else the first entry. */
const presentOf = (facility: Facility): Edition | undefined => {
  const shown = facility.editions.filter(({ name, address }) => name === facility.name && address === facility.address);
  return shown[0] ?? facility.editions.at(-1);
};

function Hours({ edition }: { edition: Edition }) {
  const { t } = useTranslation('facilities');
  if (edition.opening.length === 0) return <>{t('neverOpen')}</>;
  const days = [...new Set(edition.opening.map(({ weekday }) => weekday))].toSorted((a, b) => a - b);
  return (
    <ul className="facility-week">
      {days.map((day) => (
        <li key={day}>
          {t(`weekday.${day as 1}`)}{' '}
          {edition.opening
            .filter(({ weekday }) => weekday === day)
            .map(({ from, until }) => `${from}–${until}`)
            .join('、')}
        </li>
      ))}
    </ul>
  );
}

function Facts({ facility, edition }: { facility: Facility; edition: Edition }) {
  const { t } = useTranslation('facilities');
  const { kindName, serviceName } = useStandard();
  return (
    <section className="panel" aria-label={t('facts')}>
      <dl className="facility-facts">
        <dt>{t('kind')}</dt>
        <dd>{kindName(facility.kind)}</dd>
        <dt>{t('unit')}</dt>
        <dd>
          {[facility.streetName, facility.unitName]
            .filter((name, at, all) => name && all.indexOf(name) === at)
            .join(' · ')}
        </dd>
        <dt>{t('address')}</dt>
        <dd>{facility.address}</dd>
        <dt>{t('area')}</dt>
        <dd>{areaText(facility.areaHundredths)}</dd>
        <dt>{t('manager')}</dt>
        <dd>{facility.managerName}</dd>
        <dt>{t('services')}</dt>
        <dd>{facility.services.map(serviceName).join('、') || '—'}</dd>
        <dt>{t('opening')}</dt>
        <dd>
          <Hours edition={edition} />
        </dd>
        <dt>{t('openedDay')}</dt>
        <dd>{facility.openedDay}</dd>
        {facility.closedDay ? (
          <>
            <dt>{t('closedDay')}</dt>
            <dd>
              {facility.closedDay} {facility.closeReason}
            </dd>
          </>
        ) : null}
      </dl>
      <AuditLink subject={facility.id} />
    </section>
  );
}

function Loaded({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const edition = presentOf(facility);
  if (!edition) return null;
  const history = facility.editions.map((past) => ({
    key: String(past.seq),
    when: past.fromDay,
    title: past.name,
    detail: [past.address, past.managerName, past.reason, past.recordedByName].join(' · '),
    tone: 'normal' as const,
  }));
  return (
    <>
      <PageHeader
        title={facility.name}
        note={facility.closedDay ? <Tag>{t('closedOn', { day: facility.closedDay })}</Tag> : null}
        actions={
          facility.closedDay ? null : (
            <>
              <Can needs="facilities.book">
                <BookFacility facility={facility} />
              </Can>
              <Can needs="facilities.write">
                <ChangeFacility facility={facility} edition={edition} />
                <CloseFacility facility={facility} />
              </Can>
              <Button onClick={() => window.print()}>{t('print')}</Button>
            </>
          )
        }
      />
      <FacilityNav />
      <Facts facility={facility} edition={edition} />
      <section className="panel" aria-label={t('bookings')}>
        <h2>{t('bookings')}</h2>
        <BookingTable name="facility-bookings" facilityId={facility.id} />
      </section>
      <Spending facility={facility} />
      <section className="panel">
        <h2>{t('history')}</h2>
        <Timeline entries={history} />
      </section>
    </>
  );
}

/** One place: what it is, who comes, what it cost, how it came to be so. */
export default function FacilityPage() {
  const { facilityId = '' } = useParams({ strict: false }) as { facilityId?: string };
  const query = useCityQuery<Facility>(`facilities/${facilityId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded facility={query.data} />;
}
