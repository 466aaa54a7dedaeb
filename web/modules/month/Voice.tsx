import { Alert, Button, Flex, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Money } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './month.css';
import { Say } from './Say.tsx';
import { ObjectionState, Thread } from './Thread.tsx';
import type { Answers, Objection } from './types.ts';

interface Slip {
  id: string;
  month: string;
  netFen: number;
  lines: readonly { name: string }[];
}

/** The worker's own objection: what was said, a word more, or content with the answer. */
function Standing({ objection }: { objection: Objection }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const path = (step: string) => cityPath(city, `pay/my-objections/${objection.id}/${step}`);
  const { version, state, lineName } = objection;
  const say = useAction({
    done: t('said'),
    run: (text: string, key) => api.post(path('messages'), { version, text }, key),
  });
  const settle = useAction({
    done: t('settled'),
    run: (_: null, key) => api.post(path('settle'), { version }, key),
  });
  return (
    <>
      <Flex gap={8} wrap align="center">
        <ObjectionState state={state} />
        <span className="month-note">{t('aboutLine', { line: lineName ?? t('wholeSlip') })}</span>
      </Flex>
      <Thread objection={objection} side="worker" />
      {state === 'settled' ? null : (
        <Say label={t('sayMore')} send={t('send')} pending={say.pending} onSend={say.run}>
          <Button loading={settle.pending} onClick={() => void settle.run(null)}>
            {t('settleOwn')}
          </Button>
        </Say>
      )}
    </>
  );
}

function Object({ slip, onDone }: { slip: Slip; onDone: () => void }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const id = useId();
  const [line, setLine] = useState<string | null>(null);
  const open = useAction({
    done: t('objected'),
    run: (text: string, key) =>
      api.post(cityPath(city, `pay/my-payslips/${slip.id}/objections`), { text, lineName: line }, key),
    onDone,
  });
  const names = [...new Set(slip.lines.map(({ name }) => name))];
  return (
    <>
      <label htmlFor={id}>{t('aboutWhat')}</label>
      <Select
        id={id}
        allowClear
        placeholder={t('wholeSlip')}
        value={line}
        onChange={(next) => setLine(next ?? null)}
        options={names.map((name) => ({ value: name, label: name }))}
      />
      <Say label={t('whatIsWrong')} send={t('sendObjection')} pending={open.pending} onSend={open.run} />
    </>
  );
}

/** What a worker answers to a payslip: confirmed, or objected and talked over with the office. */
export function Voice({ slip }: { slip: Slip }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const [objecting, setObjecting] = useState(false);
  const query = useCityQuery<Answers>(`pay/my-payslips/${slip.id}/answers`, {}, { keep: true });
  const confirm = useAction({
    done: t('confirmed'),
    run: (_: string, key) => api.post(cityPath(city, `pay/my-payslips/${slip.id}/confirm`), {}, key),
  });
  const answers = query.data;
  if (!answers) return null;
  const { confirmedAt, dueDay, overdue, objections } = answers;
  const standing = objections.find(({ state }) => state !== 'settled');
  return (
    <section className="panel voice month-part no-print" aria-labelledby="voice">
      <h2 id="voice">{t('voice')}</h2>
      {confirmedAt === null ? (
        <>
          {dueDay ? (
            <Alert
              type={overdue ? 'warning' : 'info'}
              showIcon
              title={overdue ? t('overdue', { day: dueDay }) : t('due', { day: dueDay })}
            />
          ) : null}
          <Flex gap={8} wrap>
            <ConfirmAction
              label={t('confirm')}
              title={t('confirmTitle', { month: slip.month })}
              pending={confirm.pending}
              button={{ type: 'primary' }}
              onConfirm={confirm.run}
            >
              <p>
                {t('net')} <Money fen={slip.netFen} />
              </p>
              {standing ? <p>{t('confirmSettles')}</p> : null}
            </ConfirmAction>
            {standing || objecting ? null : <Button onClick={() => setObjecting(true)}>{t('object')}</Button>}
          </Flex>
        </>
      ) : (
        <Flex gap={8} wrap align="center">
          <Alert
            type="success"
            showIcon
            title={
              <>
                {t('confirmedAt')} <Instant value={confirmedAt} />
              </>
            }
          />
          {standing || objecting ? null : <Button onClick={() => setObjecting(true)}>{t('object')}</Button>}
        </Flex>
      )}
      {objecting && !standing ? <Object slip={slip} onDone={() => setObjecting(false)} /> : null}
      {objections.map((objection) => (
        <Standing key={objection.id} objection={objection} />
      ))}
    </section>
  );
}
