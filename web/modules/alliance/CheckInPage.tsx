import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form as AntdForm, Input, InputNumber, Result, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import '../ask/ask.css';
import { PlaceChoice } from '../ask/PlaceChoice.tsx';
import { useFragment } from '../ask/useFragment.ts';
import { usePlaces } from '../ask/usePlaces.ts';
import type { ArrivalPlaces } from './types.ts';
import { filled, minutesOf } from './words.ts';
import { today } from '../../kit/today.ts';
import { useRequired } from '../../kit/useRequired.ts';

const { Item } = AntdForm;

function HostSelect({ value, onChange, id }: { value?: string; onChange?: (id: string) => void; id?: string }) {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const [q, search] = useState('');
  const query = useQuery<ArrivalPlaces, ApiError>({
    queryKey: ['hosts', city, q],
    queryFn: () => api.get<ArrivalPlaces>(cityPath(city, 'check-ins/places'), q ? { q } : {}),
    placeholderData: (before) => before,
  });
  return (
    <Select
      {...(id ? { id } : {})}
      size="large"
      value={value ?? null}
      onChange={(chosen) => chosen && onChange?.(chosen)}
      options={(query.data?.organisations ?? []).map((row) => ({ value: row.id, label: row.name }))}
      loading={query.isFetching}
      showSearch={{ filterOption: false, onSearch: search }}
      notFoundContent={t('noMembers')}
    />
  );
}

function CheckInForm({ communityId, onSent }: { communityId: string; onSent: () => void }) {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const send = useAction({
    quiet: true,
    refresh: false,
    run: (input: unknown, key) => api.post(cityPath(city, 'check-ins'), input, key),
    onDone: onSent,
  });
  const required = useRequired();
  const shape = ({ hours, ...rest }: Record<string, unknown>) => ({
    ...filled(rest),
    communityId,
    minutes: minutesOf(hours),
  });
  return (
    <Form schema={null} action={send} shape={shape} initial={{ day: today(), hours: 2 }} submitLabel={t('act.checkIn')}>
      <Item name="organisationId" label={t('myOrganisation')} rules={required}>
        <HostSelect />
      </Item>
      <Item name="name" label={t('person')} rules={required}>
        <Input size="large" maxLength={50} autoComplete="name" />
      </Item>
      <Item name="contact" label={t('contact')} extra={t('contactSealed')}>
        <Input size="large" maxLength={20} inputMode="tel" autoComplete="tel" />
      </Item>
      <Item name="day" label={t('day')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="hours" label={t('hours')} rules={required}>
        <InputNumber size="large" min={0.1} max={24} precision={2} className="full-width" />
      </Item>
      <Item name="service" label={t('service')} rules={required}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Item>
    </Form>
  );
}

function CheckIn({ onSent }: { onSent: () => void }) {
  const { t } = useTranslation('alliance');
  const [given, setGiven] = useFragment();
  const unitId = given === '' ? null : given;
  const places = usePlaces(unitId);
  const [choosing, setChoosing] = useState(unitId === null);
  if (places.error) return <Failure whole error={places.error} onRetry={() => void places.refetch()} />;
  if (!places.data) return <Skeleton active />;
  const { path, cityName } = places.data;
  const community = path.find(({ kind }) => kind === 'community');
  const gone = unitId !== null && path.length === 0;
  return (
    <>
      <header className="ask-head">
        <h1>{t('checkInTitle')}</h1>
        <p>{t('checkInNote', { city: cityName })}</p>
      </header>
      {gone ? <Alert type="warning" showIcon title={t('placeGone')} className="form-alert" /> : null}
      <section className="panel" aria-label={t('community')}>
        <h2>{t('community')}</h2>
        {choosing || gone ? (
          <PlaceChoice path={path} onChoose={(unit) => setGiven(unit ?? '')} />
        ) : (
          <p className="ask-place">
            {path.map(({ name }) => name).join(' · ')}{' '}
            <Button type="link" onClick={() => setChoosing(true)}>
              {t('otherPlace')}
            </Button>
          </p>
        )}
      </section>
      {community ? (
        <section className="panel ask-form" aria-label={t('checkInTitle')}>
          <CheckInForm communityId={community.id} onSent={onSent} />
        </section>
      ) : null}
    </>
  );
}

/** `/{city}/check-in#{community}`: a party member says where they served and how long, without an account. */
export default function CheckInPage() {
  const { t } = useTranslation('alliance');
  const [sent, setSent] = useState(false);
  useEffect(() => {
    document.title = `${t('checkInTitle')} · 随事`;
  }, [t]);
  return (
    <PublicFrame>
      {sent ? (
        <section className="panel" role="status">
          <Result
            status="success"
            title={<h1>{t('checkInSent')}</h1>}
            subTitle={t('checkInSentNote')}
            extra={<Button onClick={() => setSent(false)}>{t('checkInAgain')}</Button>}
          />
        </section>
      ) : (
        <CheckIn onSent={() => setSent(true)} />
      )}
    </PublicFrame>
  );
}
