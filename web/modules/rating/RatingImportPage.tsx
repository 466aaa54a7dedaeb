import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';

/** One's own sheet out to Excel and back in, as a draft. */
export default function RatingImportPage() {
  const { t } = useTranslation('rating');
  const city = useCitySlug();
  const { cycleId = '', group = '' }: { cycleId?: string; group?: string } = useParams({ strict: false });
  const path = cityPath(city, `assessment/rating/${cycleId}/${group}`);
  const back = `my-ratings/${cycleId}/${group}`;
  return (
    <>
      <PageHeader
        title={t('excel')}
        note={t('excelNote')}
        actions={<CityLink to={back}>{t('backToSheet')}</CityLink>}
      />
      <section className="panel">
        <p>
          <a href={`${path}/export`}>{t('download')}</a>
        </p>
        <ImportWizard
          endpoint={`${path}/import`}
          what={t('excelWhat')}
          hint={t('excelHint')}
          done={() => <CityLink to={back}>{t('backToSheet')}</CityLink>}
        />
      </section>
    </>
  );
}
