import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Chart } from './types.ts';

/** Opens the book of the year after the latest: its template accounts, and the classification carried over unchecked. */
export function OpenYear({ chart }: { chart: Chart }) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const latest = chart.items[0]?.year;
  const year = (latest ?? 0) + 1;
  const open = useAction({
    done: t('done.year'),
    run: (_: null, key) => api.post(cityPath(city, 'ledger/years'), { year }, key),
  });
  if (latest === undefined) return null;
  return (
    <ConfirmAction
      label={t('openYear', { year })}
      title={t('openYearTitle', { year })}
      pending={open.pending}
      onConfirm={() => open.run(null)}
    >
      <p>{t('openYearNote', { before: latest })}</p>
    </ConfirmAction>
  );
}
