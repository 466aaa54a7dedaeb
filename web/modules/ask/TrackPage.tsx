import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Skeleton, Tag } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { useErrorText } from '../../kit/Failure.tsx';
import { StepLine } from '../../kit/StepLine.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import './ask.css';
import { five } from '../cases/words.ts';
import { nameIn } from '../../language.ts';
import { stepState } from './fiveSteps.ts';
import { Answer, Rate } from './TrackActions.tsx';
import type { Followed, Key } from './types.ts';
import { useFragment } from './useFragment.ts';

function EnterKey({ onKey }: { onKey: (key: string) => void }) {
  const { t } = useTranslation('ask');
  const id = useId();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const ready = number.trim().length >= 6 && code.trim().length >= 10;
  return (
    <form
      className="panel ask-rate"
      onSubmit={(event) => {
        event.preventDefault();
        onKey(`${number.trim()}.${code.trim()}`);
      }}
    >
      <label htmlFor={`${id} number`}>{t('number')}</label>
      <Input
        id={`${id} number`}
        size="large"
        autoComplete="off"
        maxLength={20}
        value={number}
        placeholder="TS2026-00001"
        onChange={(event) => setNumber(event.target.value)}
      />
      <label htmlFor={`${id} code`}>{t('code')}</label>
      <Input
        id={`${id} code`}
        size="large"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block disabled={!ready}>
        {t('follow')}
      </Button>
    </form>
  );
}

/** What became of it, in one sentence. */
function Standing({ request }: { request: Followed }) {
  const { t } = useTranslation('ask');
  const { state, paused, dueDay, deadlineDay, bodyName, leadName, target } = request;
  const facts = {
    due: dueDay,
    until: deadlineDay ?? '',
    body: bodyName ?? '',
    lead: leadName ?? '',
    number: target?.number ?? '',
    state: target ? t(`state.${target.state}`) : '',
  };
  return (
    <Alert
      type={paused || state === 'handled' ? 'warning' : state === 'closed' ? 'success' : 'info'}
      showIcon
      title={paused ? t('standing.paused') : t(`standing.${state}`, facts)}
      className="form-alert"
    />
  );
}

function Withdraw({ keyOf, onDone }: { keyOf: Key; onDone: () => void }) {
  const { t } = useTranslation('ask');
  const city = useCitySlug();
  const withdraw = useAction({
    refresh: false,
    run: (input: object, key) => api.post(cityPath(city, 'requests/withdraw'), input, key),
    onDone,
  });
  return (
    <ConfirmAction
      label={t('withdraw')}
      title={t('withdraw.ask')}
      withReason
      danger
      pending={withdraw.pending}
      onConfirm={(text) => withdraw.run({ ...keyOf, text })}
    />
  );
}

const running: ReadonlySet<Followed['state']> = new Set(['raised', 'deliberated', 'decided', 'handling', 'reopened']);

function Request({ request, keyOf, onChange }: { request: Followed; keyOf: Key; onChange: () => void }) {
  const { t, i18n } = useTranslation('ask');
  const { state, steps, category } = request;
  const entries = steps.toReversed().map(({ seq, event, at, told }) => ({
    key: String(seq),
    when: <Instant value={at} />,
    title: t(`event.${event}`),
    ...(told ? { detail: told } : {}),
  }));
  const question = steps.findLast(({ event }) => event === 'pause')?.told ?? '';
  return (
    <>
      <header className="ask-head">
        <h1>
          {request.number} {request.title}
        </h1>
        <p>
          {request.place} {category ? <Tag>{nameIn(category, i18n.language)}</Tag> : null}
          {request.round > 1 ? <Tag color="orange">{t('round', { n: request.round })}</Tag> : null}
        </p>
      </header>
      <Standing request={request} />
      {state === 'handled' ? <Rate keyOf={keyOf} onDone={onChange} /> : null}
      {request.paused ? <Answer keyOf={keyOf} question={question} onDone={onChange} /> : null}
      <section className="panel">
        <StepLine steps={five.map((key, at) => ({ key, title: t(`five.${key}`), state: stepState(state, at) }))} />
      </section>
      <section className="panel" aria-label={t('mine')}>
        <h2>{t('mine')}</h2>
        <p className="ask-words">{request.content}</p>
        {request.files > 0 ? <p>{t('photos.count', { n: request.files })}</p> : null}
        {running.has(state) ? <Withdraw keyOf={keyOf} onDone={onChange} /> : null}
      </section>
      <section className="panel" aria-label={t('history')}>
        <h2>{t('history')}</h2>
        <Timeline entries={entries} />
      </section>
    </>
  );
}

function Opened({ text, onOther }: { text: string; onOther: () => void }) {
  const { t, i18n } = useTranslation('ask');
  const city = useCitySlug();
  const errorText = useErrorText();
  const [number = '', code = ''] = text.split('.');
  const key = { number, code };
  const query = useQuery<Followed, ApiError>({
    queryKey: ['track', city, text, i18n.language],
    queryFn: () => api.post<Followed>(cityPath(city, 'requests/open'), key),
    retry: false,
  });
  if (query.error) {
    return (
      <section className="panel" role="alert">
        <h1>{t('track.cannot')}</h1>
        <p>{query.error.status === 400 || query.error.status === 404 ? t('track.wrong') : errorText(query.error)}</p>
        <Button size="large" onClick={onOther}>
          {t('track.again')}
        </Button>
      </section>
    );
  }
  if (!query.data) return <Skeleton active />;
  return <Request request={query.data} keyOf={key} onChange={() => void query.refetch()} />;
}

/** `/{city}/track#{number}.{code}`: who raised a request follows it, answers and rates, without an account. */
export default function TrackPage() {
  const { t } = useTranslation('ask');
  const [text, setText] = useFragment();
  useEffect(() => {
    document.title = `${t('track')} · 随事`;
  }, [t]);
  return (
    <PublicFrame>
      {text.includes('.') ? (
        <Opened key={text} text={text} onOther={() => setText('')} />
      ) : (
        <>
          <h1>{t('track')}</h1>
          <Alert type="info" showIcon title={t('track.how')} className="form-alert" />
          <EnterKey onKey={setText} />
          <p className="ask-track">
            <a href="ask">{t('title')}</a>
          </p>
        </>
      )}
    </PublicFrame>
  );
}
