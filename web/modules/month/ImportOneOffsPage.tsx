import { Button, Flex, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useTableState } from '../../kit/useTableState.ts';
import type { OneOffItems } from './types.ts';
import { thisMonth } from '../../kit/today.ts';

/** A sheet of one-off amounts for one month; for an approved one with the reason that it comes late. */
export default function ImportOneOffsPage() {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [monthId, reasonId] = [useId(), useId()];
  const [state, change] = useTableState(1);
  const month = state.filters['month'] ?? thisMonth();
  const [reason, setReason] = useState('');
  const items = useCityQuery<OneOffItems>('pay/one-offs/items', { month });
  const closed = items.data?.closed ?? false;
  const extra = useMemo(
    () => ({ month, ...(closed && reason.trim().length > 1 ? { reason: reason.trim() } : {}) }),
    [month, closed, reason],
  );
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
      <Flex className="panel" gap={16} wrap align="end">
        <label htmlFor={monthId}>
          <span>{t('month')}</span>
          <MonthPicker id={monthId} value={month} onChange={(next) => change({ filters: { month: next ?? month } })} />
        </label>
        {closed ? (
          <label htmlFor={reasonId} className="push">
            <span>{t('closedReason')}</span>
            <Input id={reasonId} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </label>
        ) : null}
      </Flex>
      {closed ? <p className="pay-note">{t('closedNote', { month })}</p> : null}
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
