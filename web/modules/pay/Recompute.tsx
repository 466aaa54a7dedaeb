import { Alert, Button, Flex, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Differences } from './Differences.tsx';
import { Figures } from './Figures.tsx';
import type { Computed, Run } from './types.ts';

/** Lists what changed since the draft was computed, then takes it in. */
export function Recompute({ run, onDone }: { run: Run; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const errorText = useErrorText();
  const [preview, setPreview] = useState<Computed | null>(null);
  const path = cityPath(city, `pay/runs/${run.id}/compute`);
  const body = { version: run.version };
  const look = useAction({
    quiet: true,
    run: (_: null, key) => api.post<Computed>(`${path}?dryRun=true`, body, key),
    onDone: setPreview,
  });
  const store = useAction({
    done: t('computed'),
    run: (_: null, key) => api.post<Computed>(path, body, key),
    onDone,
  });
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void look.run(null);
  });
  if (look.error) return <Alert type="error" showIcon title={errorText(look.error)} />;
  if (!preview) return <Skeleton active />;
  return (
    <Flex vertical gap={12}>
      <Alert
        type={preview.differenceCount > 0 ? 'warning' : 'success'}
        showIcon
        title={preview.differenceCount > 0 ? t('recomputeChanges') : t('recomputeSame')}
      />
      <Figures totals={preview.totals} before={run} />
      <Differences computed={preview} />
      <Button type="primary" loading={store.pending} onClick={() => void store.run(null)}>
        {t('act.recompute')}
      </Button>
    </Flex>
  );
}
