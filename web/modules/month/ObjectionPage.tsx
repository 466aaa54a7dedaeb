import { useParams } from '@tanstack/react-router';
import { Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './month.css';
import { Say } from './Say.tsx';
import { ObjectionState, Thread } from './Thread.tsx';
import type { Objection } from './types.ts';

/** The office's answer, which may settle the objection at once. */
function Answer({ objection }: { objection: Objection }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const [settle, setSettle] = useState(false);
  const answer = useAction({
    done: t('answered'),
    run: (text: string, key) =>
      api.post(
        cityPath(city, `pay/objections/${objection.id}/answer`),
        { version: objection.version, text, settle },
        key,
      ),
  });
  return (
    <Say label={t('yourAnswer')} send={t('sendAnswer')} pending={answer.pending} onSend={answer.run}>
      <Checkbox checked={settle} onChange={(event) => setSettle(event.target.checked)}>
        {t('settleToo')}
      </Checkbox>
    </Say>
  );
}

/** One objection with all that was said, for who answers. */
export default function ObjectionPage() {
  const { t } = useTranslation('month');
  const { objectionId }: { objectionId?: string } = useParams({ strict: false });
  const mayAnswer = useCan('pay.objections.answer');
  const query = useCityQuery<Objection>(`pay/objections/${objectionId ?? ''}`, {}, { keep: true });
  const objection = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!objection) return <Skeleton active paragraph={{ rows: 6 }} />;
  const { month, workerName, unitName, lineName, payslipId, payslipStands, state } = objection;
  return (
    <>
      <PageHeader
        title={t('objectionOf', { name: workerName, month })}
        note={<ObjectionState state={state} />}
        actions={<AuditLink subject={objection.id} />}
      />
      <section className="panel voice">
        <p className="month-note">
          {unitName} · {t('aboutLine', { line: lineName ?? t('wholeSlip') })} ·{' '}
          {payslipStands ? <CityLink to={`pay/payslips/${payslipId}`}>{t('openSlip')}</CityLink> : t('slipReplaced')} ·{' '}
          <CityLink to="pay/objections">{t('backToObjections')}</CityLink>
        </p>
        <Thread objection={objection} side="office" />
        {state !== 'settled' && mayAnswer ? <Answer objection={objection} /> : null}
      </section>
    </>
  );
}
