import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { AllianceNav } from './AllianceNav.tsx';

const whats = ['organisations', 'lines'] as const;
const pages = { organisations: 'alliance', lines: 'alliance/lines' } as const;

/** Organisations or lines from a workbook; nothing is written before every problem is settled. */
export default function ImportPage() {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const [what, setWhat] = useState<(typeof whats)[number]>('organisations');
  return (
    <>
      <PageHeader title={t('import')} note={t('importNote')} />
      <AllianceNav />
      <section className="panel">
        <Segmented
          aria-label={t('importWhat')}
          value={what}
          onChange={setWhat}
          options={whats.map((value) => ({ value, label: t(`import.${value}`) }))}
        />
      </section>
      <ImportWizard
        key={what}
        endpoint={cityPath(city, `alliance/${what}/import`)}
        what={t(`import.${what}`)}
        hint={t(`importHint.${what}`)}
        done={() => <CityLink to={pages[what]}>{t(`import.${what}`)}</CityLink>}
      />
    </>
  );
}
