import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { VisitNav } from './VisitNav.tsx';

/** Households from a workbook; known ones stay as they are. */
export default function ImportPage() {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  return (
    <>
      <PageHeader title={t('import')} note={t('importNote')} />
      <VisitNav />
      <ImportWizard
        endpoint={cityPath(city, 'visits/households/import')}
        what={t('households')}
        hint={t('importHint')}
        done={() => <CityLink to="visits">{t('households')}</CityLink>}
      />
    </>
  );
}
