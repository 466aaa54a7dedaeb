import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { FactUnits } from './types.ts';

/** One's own units give their word that the month is complete; shown where few enough to be one's own. */
const ownUnits = 50;

/** Hands in the facts of a month for the units one may enter for. */
export function HandIn({ month }: { month: string }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const units = useCityQuery<FactUnits>('pay/month-facts/units', { month, pageSize: ownUnits });
  const hand = useAction({
    done: t('handedIn'),
    run: (unitIds: readonly string[], key) =>
      api.post(cityPath(city, 'pay/month-facts/reports'), { month, unitIds }, key),
  });
  const data = units.data;
  if (!data || data.total === 0 || data.total > ownUnits) return null;
  const open = data.items.filter(({ state }) => state !== 'reported');
  if (open.length === 0) return <Tag color="green">{t('allHandedIn')}</Tag>;
  return (
    <ConfirmAction
      label={t('handIn')}
      title={t('handInTitle', { month })}
      pending={hand.pending}
      onConfirm={() => hand.run(open.map(({ unitId }) => unitId))}
    >
      <p>{t('handInNote', { units: open.map(({ unitName }) => unitName).join('、') })}</p>
    </ConfirmAction>
  );
}
