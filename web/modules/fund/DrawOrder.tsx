import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Sources } from './types.ts';

type Order = Sources['drawOrder'];
const orders = ['oldest', 'proportional'] as const satisfies readonly Order[];

/** How an account with money of several sources gives it, and the choice of the other way from now on. */
export function DrawOrder({ year, drawOrder }: { year: number; drawOrder: Order }) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const [chosen, setChosen] = useState<Order>(drawOrder);
  const choose = useAction({
    done: t('done.drawOrder'),
    run: (reason: string, key) =>
      api.post(cityPath(city, 'ledger/draw-order'), { year, drawOrder: chosen, reason }, key),
  });
  return (
    <>
      <span>{t('drawOrderIs', { order: t(`order.${drawOrder}`) })}</span>
      <Can needs="ledger.reverse.approve">
        <ConfirmAction
          label={t('drawOrder')}
          title={t('drawOrderTitle', { year })}
          withReason
          pending={choose.pending}
          onConfirm={choose.run}
        >
          <Radio.Group
            value={chosen}
            onChange={(event) => setChosen(event.target.value as Order)}
            options={orders.map((value) => ({ value, label: t(`order.${value}`) }))}
          />
          <p>{t(`orderNote.${chosen}`)}</p>
        </ConfirmAction>
      </Can>
    </>
  );
}
