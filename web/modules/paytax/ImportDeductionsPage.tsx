import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';

/** A sheet of special deductions, one row an item. */
export default function ImportDeductionsPage() {
  const { t } = useTranslation('paytax');
  const city = useCitySlug();
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={t('importDeductions')}
        note={<CityLink to="pay/deductions">{t('backToDeductions')}</CityLink>}
      />
      <ImportWizard
        endpoint={cityPath(city, 'pay/special-deductions/import')}
        what={t('deductionSheet')}
        hint={t('importDeductionsHint')}
        done={() => (
          <Button type="primary" onClick={() => go('pay/deductions')}>
            {t('openList')}
          </Button>
        )}
      />
    </>
  );
}
