import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { AllianceNav } from './AllianceNav.tsx';
import { LineTable } from './LineTable.tsx';

/** The four lists, each line followed to its end. */
export default function LinesPage() {
  const { t } = useTranslation('alliance');
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={t('lists')}
        note={t('listsNote')}
        actions={
          <>
            <Can needs="alliance.write">
              <Button type="primary" onClick={() => go('alliance/lines/new')}>
                {t('newLine')}
              </Button>
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <AllianceNav />
      <LineTable name="alliance-lines" />
    </>
  );
}
