import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../../client.ts';
import { useAction } from '../../../kit/useAction.ts';
import { useCitySlug } from '../../../kit/useCity.ts';
import { useCanCityWide } from '../../../kit/session.tsx';
import type { Cycle } from '../types.ts';

/** Brings the roster into the year, and takes the figures of the product's own records anew. */
export function RosterActions({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const canWrite = useCanCityWide('assessment.write');
  const enrol = useAction({
    run: (_: object, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/enrol`), {}, key),
    done: t('enrolled'),
  });
  const figures = useAction({
    run: (_: object, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/figures`), {}, key),
    done: t('figuresTaken'),
  });
  if (!canWrite || cycle.state !== 'open') return null;
  const fed = cycle.scheme.groups.some(({ system }) => system);
  return (
    <>
      <Button loading={enrol.pending} onClick={() => void enrol.run({})}>
        {t('enrol')}
      </Button>
      {fed ? (
        <Button loading={figures.pending} onClick={() => void figures.run({})}>
          {t('takeFigures')}
        </Button>
      ) : null}
    </>
  );
}
