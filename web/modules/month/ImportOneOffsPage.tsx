import { Button } from 'antd';
import dayjs from 'dayjs';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useTableState } from '../../kit/useTableState.ts';

/** A sheet of one-off amounts for one month. */
export default function ImportOneOffsPage() {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const go = useCityNavigate();
  const id = useId();
  const [state, change] = useTableState(1);
  const month = state.filters['month'] ?? dayjs().format('YYYY-MM');
  const extra = useMemo(() => ({ month }), [month]);
  return (
    <>
      <PageHeader
        title={t('importOneOffs')}
        note={
          <CityLink to="pay/one-offs" search={{ month }}>
            {t('backToOneOffs')}
          </CityLink>
        }
      />
      <label htmlFor={id} className="panel">
        <span>{t('month')}</span>
        <MonthPicker id={id} value={month} onChange={(next) => change({ filters: { month: next ?? month } })} />
      </label>
      <ImportWizard
        key={month}
        endpoint={cityPath(city, 'pay/one-offs/import')}
        what={t('oneOffs')}
        extra={extra}
        hint={t('importOneOffsHint')}
        done={() => (
          <Button type="primary" onClick={() => go('pay/one-offs', { month })}>
            {t('openList')}
          </Button>
        )}
      />
    </>
  );
}
