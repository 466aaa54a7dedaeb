import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';

/** The HR office's own file: read as it is, checked cell by cell, written whole or not at all. */
export default function ImportPage() {
  const { t } = useTranslation('roster');
  const city = useCitySlug();
  const go = useCityNavigate();
  return (
    <>
      <PageHeader title={t('import')} note={t('importNote')} />
      <ImportWizard
        endpoint={cityPath(city, 'roster/imports')}
        what={t('title')}
        hint={t('importHint')}
        done={() => (
          <Button type="primary" onClick={() => go('roster')}>
            {t('toRoster')}
          </Button>
        )}
      />
    </>
  );
}
