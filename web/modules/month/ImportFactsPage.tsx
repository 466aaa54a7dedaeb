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
import type { MonthFacts } from './types.ts';
import { thisMonth } from '../../kit/today.ts';

/** An attendance sheet of a month: looked at first, every problem decided, written at once. */
export default function ImportFactsPage() {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [monthId, reasonId] = [useId(), useId()];
  const [state, change] = useTableState(1);
  const [reason, setReason] = useState('');
  const month = state.filters['month'] ?? thisMonth();
  const grid = useCityQuery<MonthFacts>('pay/month-facts', { month, pageSize: 1 });
  const closed = grid.data?.closed ?? false;
  const extra = useMemo(
    () => ({ month, ...(closed && reason.trim().length > 1 ? { reason: reason.trim() } : {}) }),
    [month, closed, reason],
  );
  const names = (grid.data?.facts ?? []).map(({ name }) => name).join('、');
  return (
    <>
      <PageHeader
        title={t('importFacts')}
        note={
          <CityLink to="pay/facts" search={{ month }}>
            {t('backToFacts', { month })}
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
      <ImportWizard
        key={month}
        endpoint={cityPath(city, 'pay/month-facts/import')}
        what={t('attendance')}
        extra={extra}
        hint={t('importFactsHint', { facts: names || '—' })}
        done={() => (
          <Button type="primary" onClick={() => go('pay/facts', { month })}>
            {t('openGrid')}
          </Button>
        )}
      />
    </>
  );
}
