import { Alert, Button, Flex, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Changes } from '../payback/Changes.tsx';
import { Differences } from './Differences.tsx';
import { Figures } from './Figures.tsx';
import { RunProgress } from '../payback/RunProgress.tsx';
import type { Computed, Run, Started } from './types.ts';

/** Lists what changed since the draft was computed, then takes it in. */
export function Recompute({ run, onDone }: { run: Run; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const errorText = useErrorText();
  const [preview, setPreview] = useState<Computed | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const path = cityPath(city, `pay/runs/${run.id}/compute`);
  const body = { version: run.version };
  const look = useAction({
    quiet: true,
    run: (_: null, key) => api.post<Computed | Started>(`${path}?dryRun=true`, body, key),
    onDone: (result) => ('jobId' in result ? setJobId(result.jobId) : setPreview(result)),
  });
  const store = useAction({
    done: t('computed'),
    run: (_: null, key) => api.post<Computed | Started>(path, body, key),
    onDone,
  });
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void look.run(null);
  });
  if (look.error) return <Alert type="error" showIcon title={errorText(look.error)} />;
  if (!preview && jobId) {
    return <RunProgress jobId={jobId} onDone={({ result }) => result && setPreview(result)} />;
  }
  if (!preview) return <Skeleton active />;
  const moved = preview.differenceCount + preview.changeCount + preview.ruleChanges.length > 0;
  return (
    <Flex vertical gap={12}>
      <Alert type={moved ? 'warning' : 'success'} showIcon title={moved ? t('recomputeChanges') : t('recomputeSame')} />
      <Figures totals={preview.totals} before={run} />
      <Changes computed={preview} run={run} />
      <Differences computed={preview} />
      <Button type="primary" loading={store.pending} onClick={() => void store.run(null)}>
        {t('act.recompute')}
      </Button>
    </Flex>
  );
}
