import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api, cityPath } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import './vote.css';
import { nameIn } from '../../language.ts';
import type { Ballot } from './types.ts';
import { VoteForm } from './VoteForm.tsx';

/** The token of the address, behind the `#`: it never leaves this browser but in the body of a call. */
function useToken(): [string, (token: string) => void] {
  const [token, setToken] = useState(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    const follow = () => setToken(decodeURIComponent(location.hash.slice(1)));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [token, setToken];
}

function EnterCode({ onCode }: { onCode: (token: string) => void }) {
  const { t } = useTranslation('ballot');
  const [typed, setTyped] = useState('');
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(typed.trim());
      }}
    >
      <label htmlFor="vote-code">{t('vote.code')}</label>
      <Input
        id="vote-code"
        size="large"
        autoCapitalize="characters"
        autoComplete="off"
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block disabled={typed.trim().length < 16}>
        {t('vote.open')}
      </Button>
    </form>
  );
}

function Head({ ballot }: { ballot: Ballot }) {
  const { t, i18n } = useTranslation('ballot');
  return (
    <header className="vote-head">
      <h1>{t('vote.title', { year: ballot.year, community: ballot.communityName })}</h1>
      <p>
        {ballot.cityName}
        {ballot.kind ? ` · ${nameIn(ballot.kind, i18n.language)}` : null}
      </p>
      <p>{t('vote.promise', { until: ballot.until })}</p>
    </header>
  );
}

/** Why there is nothing to vote on: said in full, since whoever reads it has no account and no colleague beside them. */
function NoBallot({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('ballot');
  const text = useErrorText();
  const lasting = error instanceof ApiError && !error.outcomeUnknown && error.status !== 429;
  return (
    <section className="panel" role="alert">
      <h1>{t('vote.cannot')}</h1>
      <p>{text(error)}</p>
      {lasting ? null : (
        <Button type="primary" size="large" onClick={onRetry}>
          {t('vote.again')}
        </Button>
      )}
    </section>
  );
}

function OpenBallot({ token }: { token: string }) {
  const { t, i18n } = useTranslation('ballot');
  const city = useCitySlug();
  const [done, setDone] = useState(false);
  const ballot = useQuery<Ballot, ApiError>({
    queryKey: ['vote', city, token, i18n.language],
    queryFn: () => api.post<Ballot>(cityPath(city, 'ballot/open'), { token }),
    enabled: !done,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (done)
    return (
      <section className="panel vote-done" role="status">
        <h1>{t('vote.done')}</h1>
        <p>{t('vote.done.note')}</p>
      </section>
    );
  if (ballot.error) return <NoBallot error={ballot.error} onRetry={() => void ballot.refetch()} />;
  if (!ballot.data) return <Skeleton active />;
  return (
    <>
      <Head ballot={ballot.data} />
      <VoteForm ballot={ballot.data} token={token} onDone={() => setDone(true)} />
    </>
  );
}

/** `/{city}/vote#{token}`: a resident's ballot on the phone, without an account. */
export default function VotePage() {
  const { t } = useTranslation('ballot');
  const [token, setToken] = useToken();
  useEffect(() => {
    document.title = `${t('vote')} · 随事`;
  }, [t]);
  return (
    <PublicFrame>
      {token ? (
        <OpenBallot key={token} token={token} />
      ) : (
        <>
          <h1>{t('vote')}</h1>
          <Alert type="info" showIcon title={t('vote.how')} className="form-alert" />
          <EnterCode onCode={setToken} />
        </>
      )}
    </PublicFrame>
  );
}
