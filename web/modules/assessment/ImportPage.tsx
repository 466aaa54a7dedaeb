import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { CycleFrame } from './CycleFrame.tsx';
import type { Cycle } from './types.ts';

type Part = 'marks' | 'ballots';

function Import({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const [part, setPart] = useState<Part>('marks');
  if (cycle.state !== 'open') return <Alert type="info" showIcon title={t('importClosed')} />;
  const options = (['marks', 'ballots'] as const).map((value) => ({ value, label: t(`import.${value}`) }));
  return (
    <section className="panel">
      <Segmented
        aria-label={t('import')}
        options={options}
        value={part}
        onChange={setPart}
        className="assessment-part"
      />
      <ImportWizard
        key={part}
        endpoint={cityPath(city, `assessment/cycles/${cycle.id}/${part}/import`)}
        what={t(`import.${part}`)}
        hint={t(`importHint.${part}`)}
        done={() => (
          <CityLink to={part === 'marks' ? `assessment/${cycle.id}` : `assessment/${cycle.id}/ballots`}>
            {t('seeResult')}
          </CityLink>
        )}
      />
    </section>
  );
}

/** Brings in the sheet of marks and the count of ballots; one workbook may hold both. */
export default function ImportPage() {
  return <CycleFrame>{(cycle) => <Import cycle={cycle} />}</CycleFrame>;
}
