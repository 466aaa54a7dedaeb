import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';

interface AdoptProps {
  scheme: { readonly id: string; readonly name: string; readonly edition: number };
  onDone: () => void;
}

/** Decides from which month the city pays by an edition: a month, then a question that asks for the reason. */
export function Adopt({ scheme, onDone }: AdoptProps) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const [fromMonth, setFromMonth] = useState<string | null>(null);
  const adopt = useAction({
    done: t('did.adopt'),
    run: (reason: string, key) =>
      api.post(cityPath(city, 'pay/adoptions'), { schemeId: scheme.id, fromMonth, reason }, key),
    onDone,
  });
  return (
    <div className="pay-adopt">
      <label htmlFor="adopt-month">{t('fromMonth')}</label>
      <MonthPicker id="adopt-month" value={fromMonth} onChange={setFromMonth} />
      <p className="pay-source">{t('adoptNote')}</p>
      <ConfirmAction
        label={t('adopt')}
        title={t('ask.adopt', { month: fromMonth ?? '', name: scheme.name, edition: scheme.edition })}
        withReason
        pending={adopt.pending}
        button={{ type: 'primary', disabled: fromMonth === null }}
        onConfirm={adopt.run}
      >
        <p>{t('adoptNote')}</p>
      </ConfirmAction>
    </div>
  );
}
