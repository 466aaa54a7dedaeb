import { Empty, Flex, Segmented, Select, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../kit/Failure.tsx';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import type { Cycle, RegularPeriods } from '../types.ts';

interface PickProps {
  cycle: Cycle;
  children: (period: string, group: string) => ReactNode;
}

function Picked({ periods, children }: { periods: RegularPeriods['periods'] } & Pick<PickProps, 'children'>) {
  const { t } = useTranslation('assessment');
  const newest = periods.findLast(({ period }) => !period.includes('Q')) ?? periods.at(-1);
  const [period, setPeriod] = useState(newest?.period ?? '');
  const groups = periods.find((one) => one.period === period)?.groups ?? [];
  const [wanted, setGroup] = useState('');
  const group = groups.find(({ code }) => code === wanted) ?? groups.at(-1);
  if (!group) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noRegular')} />;
  const name = (one: string) =>
    one.includes('Q') ? t('quarterName', { year: one.slice(0, 4), n: one.slice(-1) }) : one;
  return (
    <>
      <Flex gap={8} wrap className="mark-choice">
        <Select
          aria-label={t('period')}
          value={period}
          onChange={setPeriod}
          options={periods.map((one) => ({ value: one.period, label: name(one.period) }))}
        />
        <Segmented
          aria-label={t('asGroup')}
          value={group.code}
          onChange={setGroup}
          options={groups.map(({ code, name: label }) => ({ value: code, label }))}
        />
      </Flex>
      {children(period, group.code)}
    </>
  );
}

/** A month or quarter that has begun, and the group whose marks of it are looked at. */
export function PeriodPick({ cycle, children }: PickProps) {
  const query = useCityQuery<RegularPeriods>(`assessment/cycles/${cycle.id}/regular-periods`);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <Picked periods={query.data.periods}>{children}</Picked> : <Skeleton active />;
}
