import { Alert, Button, Flex } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { RunEntries } from '../month/RunEntries.tsx';
import { Differences } from './Differences.tsx';
import { Figures } from './Figures.tsx';
import { RunProgress } from '../payback/RunProgress.tsx';
import type { Computed, RunListed, Started } from './types.ts';
import { thisMonth } from '../../kit/today.ts';

/** The newest run, and the month to offer: its own while it is a draft, else the one after; without any, this month. */
function useNewest(): { draft: RunListed | null; month: string | null } {
  const newest = useCityQuery<{ items: RunListed[] }>('pay/runs', { pageSize: 1, sort: '-month' });
  if (!newest.data) return { draft: null, month: null };
  const run = newest.data.items[0];
  if (run?.state === 'computed') return { draft: run, month: run.month };
  return { draft: null, month: run ? dayjs(`${run.month}-01`).add(1, 'month').format('YYYY-MM') : thisMonth() };
}

/** A month's run looked at without a trace, or stored. */
function useMonthRun(stored: (runId: string) => void) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const [preview, setPreview] = useState<Computed | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const look = useAction({
    quiet: true,
    run: (wanted: string, key) =>
      api.post<Computed | Started>(`${cityPath(city, 'pay/runs')}?dryRun=true`, { month: wanted }, key),
    onDone: (result) => ('jobId' in result ? setJobId(result.jobId) : setPreview(result)),
  });
  const store = useAction({
    done: t('computed'),
    run: (wanted: string, key) => api.post<Computed | Started>(cityPath(city, 'pay/runs'), { month: wanted }, key),
    onDone: (run) => stored(run.id ?? ''),
  });
  return { preview, setPreview, jobId, setJobId, look, store };
}

/** Chooses a month, shows what its run would come to, and stores it on request. */
export function ComputeMonth() {
  const { t } = useTranslation('pay');
  const go = useCityNavigate();
  const id = useId();
  const errorText = useErrorText();
  const newest = useNewest();
  const [chosen, setMonth] = useState<string | null>(null);
  const month = chosen ?? newest.month;
  const { preview, setPreview, jobId, setJobId, look, store } = useMonthRun((runId) => go(`pay/runs/${runId}`));
  const choose = (next: string | null) => {
    setMonth(next);
    setPreview(null);
    setJobId(null);
    look.clear();
  };
  return (
    <>
      {month ? <RunEntries month={month} /> : null}
      <section className="panel pay-compute" aria-label={t('compute')}>
        <Flex gap={12} align="end" wrap>
          <label htmlFor={id}>
            <span>{t('computeMonth')}</span>
            <MonthPicker id={id} value={month} onChange={choose} />
          </label>
          {newest.draft?.month === month ? (
            <Button type="primary" onClick={() => go(`pay/runs/${newest.draft?.id ?? ''}`)}>
              {t('openDraft', { month })}
            </Button>
          ) : (
            <>
              <Button
                type={preview ? 'default' : 'primary'}
                disabled={!month}
                loading={look.pending}
                onClick={() => month && void look.run(month)}
              >
                {t('preview')}
              </Button>
              <Button
                type={preview ? 'primary' : 'default'}
                disabled={!month || !preview}
                loading={store.pending}
                onClick={() => month && void store.run(month)}
              >
                {t('compute')}
              </Button>
              <span className="pay-note">{t('previewNote')}</span>
            </>
          )}
        </Flex>
        {look.error ? <Alert type="error" showIcon className="pay-after" title={errorText(look.error)} /> : null}
        {jobId && !preview ? <RunProgress jobId={jobId} onDone={({ result }) => result && setPreview(result)} /> : null}
        {preview ? (
          <div className="pay-after">
            <Figures totals={preview.totals} before={null} />
            <p>
              {t('previewFound', { ...preview.findings })}
              {preview.levelsDerived > 0 ? t('previewLevels', { n: preview.levelsDerived }) : null}
            </p>
            <Differences computed={preview} />
          </div>
        ) : null}
      </section>
    </>
  );
}
