import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Instant } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column, ListAnswer } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useTableState } from '../../kit/useTableState.ts';
import './month.css';
import type { FactUnit, FactUnits } from './types.ts';
import { thisMonth } from '../../kit/today.ts';

const colours = { reported: 'green', entered: 'gold', missing: 'red' } as const;

function useColumns(month: string): Column<FactUnit>[] {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const hand = useAction({
    done: t('handedIn'),
    run: (unitId: string, key) =>
      api.post(cityPath(city, 'pay/month-facts/reports'), { month, unitIds: [unitId] }, key),
  });
  return [
    {
      key: 'unit',
      title: t('unit'),
      render: ({ unitId, unitName }) => (
        <CityLink to="pay/facts" search={{ month, unitId }}>
          {unitName}
        </CityLink>
      ),
    },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    {
      key: 'state',
      title: t('state'),
      render: ({ state: is }) => <Tag color={colours[is]}>{t(`unitState.${is}`)}</Tag>,
    },
    { key: 'workers', title: t('workers'), align: 'right', render: ({ workers }) => workers },
    { key: 'entered', title: t('enteredOf'), align: 'right', render: ({ entered }) => entered },
    { key: 'by', title: t('by'), render: ({ by }) => by ?? '—' },
    { key: 'at', title: t('at'), render: ({ at }) => <Instant value={at} /> },
    {
      key: 'act',
      title: t('act'),
      render: ({ unitId, state: is }) =>
        is === 'reported' ? null : (
          <Can needs="pay.attendance.write">
            <Button size="small" loading={hand.pending} onClick={() => void hand.run(unitId)}>
              {t('handInFor')}
            </Button>
          </Can>
        ),
    },
  ];
}

/** Who has handed in the facts of a month, who has begun, who is missing. */
export default function FactUnitsPage() {
  const { t } = useTranslation('month');
  const [state] = useTableState(50);
  const month = state.filters['month'] ?? thisMonth();
  return (
    <>
      <PageHeader
        title={t('units')}
        note={
          <CityLink to="pay/facts" search={{ month }}>
            {t('backToFacts', { month })}
          </CityLink>
        }
      />
      <DataTable<FactUnit>
        name="month.units"
        label={t('units')}
        path="pay/month-facts/units"
        query={{ month }}
        columns={useColumns(month)}
        keyOf={({ unitId }) => unitId}
        filters={[
          { key: 'month', label: t('month'), kind: 'month' },
          { key: 'unitId', label: t('unit'), kind: 'unit' },
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: (['missing', 'entered', 'reported'] as const).map((value) => ({
              value,
              label: t(`unitState.${value}`),
            })),
          },
        ]}
        summary={(answer: ListAnswer<FactUnit>) => t('unitCounts', { ...(answer as unknown as FactUnits).counts })}
        empty={t('noUnits')}
      />
    </>
  );
}
