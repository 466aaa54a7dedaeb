import { useParams } from '@tanstack/react-router';
import { Button, Form as AntdForm, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { Can } from '../../kit/session.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { nameIn } from '../../language.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { LineTable } from './LineTable.tsx';
import { MemberFields } from './MemberFields.tsx';
import type { Member } from './types.ts';
import { useSettings } from './useSettings.ts';
import { filled } from './words.ts';

const { Item } = AntdForm;

function Contact({ member }: { member: Member }) {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useAction({
    refresh: false,
    run: (reason: string, key) =>
      api.post<{ value?: string | null }>(
        cityPath(city, `alliance/organisations/${member.id}/contact`),
        { reason },
        key,
      ),
    onDone: ({ value }) => setShown(value ?? null),
  });
  if (!member.hasContact) return <>{t('noContact')}</>;
  if (shown !== null) return <>{shown}</>;
  return (
    <Can needs="alliance.contact.read">
      <ConfirmAction
        label={t('act.contact')}
        title={t('contactAsk', { name: member.contactName })}
        withReason
        pending={reveal.pending}
        button={{ size: 'small' }}
        onConfirm={reveal.run}
      />
    </Can>
  );
}

function Facts({ member }: { member: Member }) {
  const { t } = useTranslation('alliance');
  const { kindName } = useSettings();
  return (
    <section className="panel" aria-label={t('facts')}>
      <dl className="alliance-facts">
        <dt>{t('creditCode')}</dt>
        <dd>{member.creditCode}</dd>
        <dt>{t('kind')}</dt>
        <dd>{kindName(member.kind)}</dd>
        <dt>{t('seat')}</dt>
        <dd>{[...new Set([member.streetName, member.unitName])].filter(Boolean).join(' · ')}</dd>
        <dt>{t('address')}</dt>
        <dd>{member.address ?? '—'}</dd>
        <dt>{t('partyMembers')}</dt>
        <dd>{member.partyMembers}</dd>
        <dt>{t('contactName')}</dt>
        <dd>
          {member.contactName} <Contact member={member} />
        </dd>
        <dt>{t('joinedDay')}</dt>
        <dd>{member.joinedDay}</dd>
        {member.leftDay ? (
          <>
            <dt>{t('leftDay')}</dt>
            <dd>
              {member.leftDay} {member.leaveReason}
            </dd>
          </>
        ) : null}
        <dt>{t('seats')}</dt>
        <dd>
          {member.seats.length === 0
            ? '—'
            : member.seats.map((seat) => (
                <div key={`${seat.committeeId}${seat.fromDay}${seat.zh}`}>
                  <CityLink
                    to={`alliance/committees/${seat.committeeId}`}
                  >{`${seat.unitName} ${nameIn(seat)}`}</CityLink>{' '}
                  {seat.personName} {seat.fromDay}
                  {seat.untilDay ? `–${seat.untilDay}` : ''}
                </div>
              ))}
        </dd>
      </dl>
      <AuditLink subject={member.id} />
    </section>
  );
}

function Actions({ member }: { member: Member }) {
  const { t } = useTranslation('alliance');
  const path = `alliance/organisations/${member.id}`;
  const required = useRequired();
  const { name, kind, address, partyMembers, contactName, version } = member;
  const shape = (values: Record<string, unknown>) => ({ ...filled(values), version });
  return (
    <Can needs="alliance.write">
      <PostDrawer
        label={t('act.change')}
        path={`${path}/editions`}
        done={t('done.saved')}
        width={620}
        initial={{ name, kind, address, partyMembers, contactName }}
        shape={shape}
      >
        <Item name="fromDay" label={t('fromDay')} rules={required}>
          <DayPicker from={member.joinedDay} />
        </Item>
        <MemberFields changing />
      </PostDrawer>
      <PostDrawer label={t('act.leave')} path={`${path}/leave`} done={t('done.saved')} danger shape={shape}>
        <p>{t('leaveNote')}</p>
        <Item name="leftDay" label={t('leftDay')} rules={required}>
          <DayPicker from={member.joinedDay} />
        </Item>
        <Item name="reason" label={t('reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={500} />
        </Item>
      </PostDrawer>
    </Can>
  );
}

/** One organisation: what it is, what it promised, how it came to be so. */
export default function MemberPage() {
  const { t } = useTranslation('alliance');
  const { memberId = '' } = useParams({ strict: false }) as { memberId?: string };
  const { kindName } = useSettings();
  const query = useCityQuery<Member>(`alliance/organisations/${memberId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const member = query.data;
  const history = member.editions.map((past) => ({
    key: String(past.seq),
    when: past.fromDay,
    title: past.name,
    detail: [kindName(past.kind), past.address, past.contactName, past.reason, past.recordedByName]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <>
      <PageHeader
        title={member.name}
        note={member.leftDay ? <Tag>{t('leftOn', { day: member.leftDay })}</Tag> : null}
        actions={
          <>
            {member.leftDay ? null : <Actions member={member} />}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <AllianceNav />
      <Facts member={member} />
      <section className="panel" aria-label={t('itsLines')}>
        <h2>{t('itsLines')}</h2>
        <LineTable name="alliance-member-lines" organisationId={member.id} />
      </section>
      <section className="panel">
        <h2>{t('history')}</h2>
        <Timeline entries={history} />
      </section>
    </>
  );
}
