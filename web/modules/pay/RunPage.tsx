import { useParams } from '@tanstack/react-router';
import { Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { StepLine } from '../../kit/StepLine.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Figures } from './Figures.tsx';
import { Findings } from './Findings.tsx';
import '../month/month.css';
import { RunFiles } from '../payfiles/RunFiles.tsx';
import { NextStep } from '../month/NextStep.tsx';
import './pay.css';
import { RunAnswers, RunEntries } from '../month/RunEntries.tsx';
import { DraftRecoveries } from '../payback/DraftRecoveries.tsx';
import { RunProgress } from '../payback/RunProgress.tsx';
import { RunState } from './RunState.tsx';
import { Sums } from './Sums.tsx';
import type { Run } from './types.ts';
import { useSteps } from './useSteps.ts';

function Rules({ run }: { run: Run }) {
  const { t } = useTranslation('pay');
  return (
    <p className="pay-note">
      {t('rulesUsed')}{' '}
      <CityLink to={`pay/schemes/${run.schemeId}`}>{`${run.schemeName} v${run.schemeEdition}`}</CityLink> ·{' '}
      <CityLink to="pay/insurance">{run.insuranceName}</CityLink>
      {run.fundingAccount ? ` · ${t('funding')} ${run.fundingAccount}` : null}
      {` · ${t('snapshot')} `}
      <code title={run.snapshotHash}>{run.snapshotHash.slice(0, 12)}</code>
    </p>
  );
}

/** One month in order: facts, compute, check, approve, pay, file, close. */
export default function RunPage() {
  const { t } = useTranslation('pay');
  const { runId }: { runId?: string } = useParams({ strict: false });
  const query = useCityQuery<Run>(`pay/runs/${runId ?? ''}`, {}, { keep: true });
  const run = query.data;
  const steps = useSteps(run);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!run) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <PageHeader
        title={t('monthTitle', { month: run.month })}
        note={<RunState state={run.state} />}
        actions={<AuditLink subject={run.id} />}
      />
      <StepLine steps={steps} />
      {run.computingJobId ? <RunProgress jobId={run.computingJobId} onDone={() => void query.refetch()} /> : null}
      <NextStep run={run} />
      <RunEntries month={run.month} levelsDue={run.findings.find(({ code }) => code === 'level_due')?.count} />
      <section className="panel" id="pay-totals" aria-label={t('totals')}>
        <Figures totals={run} before={run.before} />
        {run.before ? <p className="pay-note">{t('against', { month: run.before.month })}</p> : null}
        <Flex gap={16} wrap align="center">
          <CityLink to={`pay/runs/${run.id}/payslips`}>{t('openPayslips', { n: run.workers })}</CityLink>
        </Flex>
        <Rules run={run} />
      </section>
      <Findings run={run} />
      {run.state === 'computed' && run.findings.some(({ code }) => code === 'recovery_open') ? (
        <DraftRecoveries />
      ) : null}
      <Sums run={run} />
      {run.state === 'computed' ? null : (
        <div id="pay-files" className="month-part">
          <RunFiles runId={run.id} />
        </div>
      )}
      <RunAnswers run={run} />
    </>
  );
}
