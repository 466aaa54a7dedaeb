import { Alert, Button, QRCode, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import './ask.css';
import { AskForm, type Sent } from './AskForm.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';
import { grouped, trackAddress } from './types.ts';
import { useFragment } from './useFragment.ts';
import { usePlaces } from './usePlaces.ts';

/** Number and code, to be kept: nobody tells them a second time. */
function Kept({ sent }: { sent: Sent }) {
  const { t } = useTranslation('ask');
  const city = useCitySlug();
  const to = trackAddress(city, sent);
  return (
    <section className="panel ask-done" role="status">
      <h1>{t('sent')}</h1>
      <p>{t('sent.keep')}</p>
      <dl>
        <dt>{t('number')}</dt>
        <dd>{sent.number}</dd>
        <dt>{t('code')}</dt>
        <dd>{grouped(sent.code)}</dd>
      </dl>
      <span aria-hidden="true" className="ask-qr">
        <QRCode value={`${location.origin}${to}`} type="svg" size={160} color="#000" bordered={false} />
      </span>
      {sent.lost.length > 0 ? (
        <Alert type="warning" showIcon title={t('photos.lost', { names: sent.lost.join('、') })} />
      ) : null}
      <Button type="primary" size="large" block href={to}>
        {t('follow')}
      </Button>
    </section>
  );
}

function Ask({ onSent }: { onSent: (sent: Sent) => void }) {
  const { t } = useTranslation('ask');
  const [given, setGiven] = useFragment();
  const unitId = given === '' ? null : given;
  const places = usePlaces(unitId);
  const [choosing, setChoosing] = useState(unitId === null);
  // Where a link leads to no place that stands, the place is chosen by hand.
  const nowhere = unitId !== null && places.data?.path.length === 0;
  if (places.error) return <Failure whole error={places.error} onRetry={() => void places.refetch()} />;
  if (!places.data) return <Skeleton active />;
  const { path, categories, cityName } = places.data;
  return (
    <>
      <header className="ask-head">
        <h1>{t('title')}</h1>
        <p>{t('note', { city: cityName })}</p>
      </header>
      {nowhere ? <Alert type="warning" showIcon title={t('place.gone')} className="form-alert" /> : null}
      <section className="panel" aria-label={t('place')}>
        <h2>{t('place')}</h2>
        {choosing || nowhere ? (
          <PlaceChoice path={path} onChoose={(unit) => setGiven(unit ?? '')} />
        ) : (
          <p className="ask-place">
            {path.map(({ name }) => name).join(' · ')}{' '}
            <Button type="link" onClick={() => setChoosing(true)}>
              {t('place.other')}
            </Button>
          </p>
        )}
      </section>
      {unitId !== null && path.length > 0 ? (
        <section className="panel ask-form">
          <AskForm unitId={unitId} categories={categories} onSent={onSent} />
        </section>
      ) : null}
      <p className="ask-track">
        <a href="track">{t('track.mine')}</a>
      </p>
    </>
  );
}

/** `/{city}/ask#{unit}`: a resident says what is wrong, without an account; the code on the wall names the place. */
export default function AskPage() {
  const { t } = useTranslation('ask');
  const [sent, setSent] = useState<Sent | null>(null);
  useEffect(() => {
    document.title = `${t('title')} · 随事`;
  }, [t]);
  return <PublicFrame>{sent ? <Kept sent={sent} /> : <Ask onSent={setSent} />}</PublicFrame>;
}
