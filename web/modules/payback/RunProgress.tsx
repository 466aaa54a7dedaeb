import { Alert, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { useJob, type Job } from './useJob.ts';

/** How far a computation in steps is; tells once when it has ended well. */
export function RunProgress({ jobId, onDone }: { jobId: string; onDone?: (job: Job) => void }) {
  const { t } = useTranslation('payback');
  const job = useJob(jobId);
  const told = useRef(false);
  const ended = job.data?.state === 'done' ? job.data : null;
  useEffect(() => {
    if (!ended || told.current) return;
    told.current = true;
    onDone?.(ended);
  }, [ended, onDone]);
  if (job.error) return <Failure error={job.error} onRetry={() => void job.refetch()} />;
  if (job.data?.state === 'failed') return <Alert type="error" showIcon title={t('computingFailed')} />;
  const { done = 0, total = 0 } = job.data ?? {};
  return (
    <section aria-live="polite">
      <Progress percent={total === 0 ? 0 : Math.floor((done * 100) / total)} status={ended ? 'success' : 'active'} />
      <p>{t('computing', { done, total })}</p>
      <p className="pay-note">{t('computingNote')}</p>
    </section>
  );
}
