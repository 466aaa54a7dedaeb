import { useParams } from '@tanstack/react-router';
import { Button, Form as AntdForm, Input, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { nameIn } from '../../language.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { MemberSelect } from './MemberSelect.tsx';
import type { Committee } from './types.ts';
import { useSettings } from './useSettings.ts';
import { filled } from './words.ts';

const { Item } = AntdForm;
type Seat = Committee['seatList'][number];
type Holding = Committee['holdings'][number];

function Reason() {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  return (
    <Item name="reason" label={t('reason')} rules={required}>
      <Input.TextArea rows={2} maxLength={500} />
    </Item>
  );
}

function HolderFields() {
  const { t } = useTranslation('alliance');
  return (
    <>
      <Item name={['holder', 'organisationId']} label={t('member')}>
        <MemberSelect />
      </Item>
      <Item name={['holder', 'personName']} label={t('person')} extra={t('holderNote')}>
        <Input maxLength={50} />
      </Item>
    </>
  );
}

function Holder({ holding }: { holding: Holding }) {
  return (
    <>
      {holding.organisationId ? (
        <CityLink to={`alliance/organisations/${holding.organisationId}`}>{holding.organisationName}</CityLink>
      ) : null}{' '}
      {holding.personName}
    </>
  );
}

interface SeatProps {
  committee: Committee;
  seat: Seat;
  holding: Holding | undefined;
  writes: boolean;
}

function SeatActs({ committee, seat, holding }: Omit<SeatProps, 'writes'>) {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const path = `alliance/committees/${committee.id}/seats`;
  const shape = (act: string) => (values: Record<string, unknown>) => ({
    ...values,
    ...(values['holder'] ? { holder: filled(values['holder'] as Record<string, unknown>) } : {}),
    act,
    number: seat.number,
    version: committee.version,
  });
  const day = (
    <Item name="day" label={t('fromDay')} rules={required}>
      <DayPicker from={holding?.fromDay ?? committee.setDay} />
    </Item>
  );
  if (!holding) {
    return (
      <PostDrawer small primary label={t('act.appoint')} path={path} done={t('done.saved')} shape={shape('appoint')}>
        {day}
        <HolderFields />
        <Reason />
      </PostDrawer>
    );
  }
  return (
    <>
      <PostDrawer small label={t('act.handOver')} path={path} done={t('done.saved')} shape={shape('hand_over')}>
        {day}
        <HolderFields />
        <Item name="handedOver" label={t('handedOver')} rules={required}>
          <Input.TextArea rows={3} maxLength={500} />
        </Item>
        <Reason />
      </PostDrawer>
      <PostDrawer small danger label={t('act.vacate')} path={path} done={t('done.saved')} shape={shape('leave')}>
        {day}
        <Reason />
      </PostDrawer>
    </>
  );
}

function SeatCard({ committee, seat, holding, writes }: SeatProps) {
  const { t } = useTranslation('alliance');
  const past = committee.holdings.filter((row) => row.number === seat.number && row.untilDay !== null);
  return (
    <li>
      <h3>{nameIn(seat)}</h3>
      {holding ? (
        <div>
          <Holder holding={holding} /> <span className="page-note">{t('since', { day: holding.fromDay })}</span>
        </div>
      ) : (
        <Tag color="gold">{t('vacant')}</Tag>
      )}
      {past.length > 0 ? (
        <details>
          <summary>{t('before', { count: past.length })}</summary>
          <ul className="alliance-list">
            {past.map((row) => (
              <li key={row.id}>
                <Holder holding={row} /> {row.fromDay}–{row.untilDay} {row.endReason}
                {row.handedOver ? <div>{t('handedOverSaid', { what: row.handedOver })}</div> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {writes && !committee.endedDay ? (
        <div className="alliance-acts no-print">
          <SeatActs committee={committee} seat={seat} holding={holding} />
        </div>
      ) : null}
    </li>
  );
}

/** One committee: who holds each seat, who held it before and what was handed over. */
export default function CommitteePage() {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const { committeeId = '' } = useParams({ strict: false }) as { committeeId?: string };
  const writes = useCan('alliance.write');
  const { committeeName } = useSettings();
  const query = useCityQuery<Committee>(`alliance/committees/${committeeId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const committee = query.data;
  return (
    <>
      <PageHeader
        title={`${committee.unitName} ${committeeName(committee.kind)}`}
        note={
          committee.endedDay
            ? `${t('endedOn', { day: committee.endedDay })} ${committee.endReason ?? ''}`
            : t('setSince', { day: committee.setDay, held: committee.held, seats: committee.seats })
        }
        actions={
          <>
            {writes && !committee.endedDay ? (
              <PostDrawer
                danger
                label={t('act.endCommittee')}
                path={`alliance/committees/${committee.id}/end`}
                done={t('done.saved')}
                shape={(values) => ({ ...values, version: committee.version })}
              >
                <p>{t('endCommitteeNote')}</p>
                <Item name="day" label={t('day')} rules={required}>
                  <DayPicker from={committee.setDay} />
                </Item>
                <Reason />
              </PostDrawer>
            ) : null}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <AllianceNav />
      <section className="panel" aria-label={t('seats')}>
        <ul className="alliance-seats">
          {committee.seatList.map((seat) => (
            <SeatCard
              key={seat.number}
              committee={committee}
              seat={seat}
              writes={writes}
              holding={committee.holdings.find((row) => row.number === seat.number && row.untilDay === null)}
            />
          ))}
        </ul>
        <AuditLink subject={committee.id} />
      </section>
    </>
  );
}
