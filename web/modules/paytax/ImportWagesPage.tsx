import { Button, Flex, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { wageKinds } from './wageKinds.ts';
import { thisMonth } from '../../kit/today.ts';

/** A sheet of declared wages, all from one month and for one kind. */
export default function ImportWagesPage() {
  const { t } = useTranslation('paytax');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [monthId, kindId] = [useId(), useId()];
  const [fromMonth, setMonth] = useState<string>(thisMonth);
  const [kind, setKind] = useState<(typeof wageKinds)[number]>('both');
  const extra = useMemo(() => ({ fromMonth, kind }), [fromMonth, kind]);
  return (
    <>
      <PageHeader title={t('importWages')} note={<CityLink to="pay/wages">{t('backToWages')}</CityLink>} />
      <Flex className="panel" gap={16} wrap align="end">
        <label htmlFor={monthId}>
          <span>{t('fromMonth')}</span>
          <MonthPicker id={monthId} value={fromMonth} onChange={(next) => setMonth(next ?? fromMonth)} />
        </label>
        <label htmlFor={kindId}>
          <span>{t('wageKind')}</span>
          <Select
            id={kindId}
            className="full-width"
            value={kind}
            onChange={setKind}
            options={wageKinds.map((value) => ({ value, label: t(`wageKind.${value}`) }))}
          />
        </label>
      </Flex>
      <ImportWizard
        key={`${fromMonth} ${kind}`}
        endpoint={cityPath(city, 'pay/declared-wages/import')}
        what={t('wageSheet')}
        extra={extra}
        hint={t('importWagesHint')}
        done={() => (
          <Button type="primary" onClick={() => go('pay/wages')}>
            {t('openList')}
          </Button>
        )}
      />
    </>
  );
}
