import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { AdoptionEffect } from '../payplan/AdoptionEffect.tsx';
import type { AdoptionView } from '../payplan/types.ts';

interface AdoptProps {
  scheme: { readonly id: string; readonly name: string; readonly edition: number };
  onDone: () => void;
}

/** Decides from which month the city pays by an edition: whose pay moves is seen first, then one question. */
export function Adopt({ scheme, onDone }: AdoptProps) {
  const { t } = useTranslation(['pay', 'payplan']);
  const city = useCitySlug();
  const errorText = useErrorText();
  const [fromMonth, setFromMonth] = useState<string | null>(null);
  const [view, setView] = useState<AdoptionView | null>(null);
  const look = useAction({
    quiet: true,
    refresh: false,
    run: (input: { schemeId: string; fromMonth: string; page: number }) =>
      api.post<AdoptionView>(cityPath(city, 'pay/adoptions/preview'), input),
    onDone: setView,
  });
  const adopt = useAction({
    done: t('did.adopt'),
    run: (reason: string, key) =>
      api.post(cityPath(city, 'pay/adoptions'), { schemeId: scheme.id, fromMonth, reason }, key),
    onDone,
  });
  const ask = (page: number) => fromMonth && void look.run({ schemeId: scheme.id, fromMonth, page });
  return (
    <div className="pay-adopt">
      <label htmlFor="adopt-month">{t('fromMonth')}</label>
      <MonthPicker
        id="adopt-month"
        value={fromMonth}
        onChange={(month) => {
          setFromMonth(month);
          setView(null);
        }}
      />
      <p className="pay-source">{t('adoptNote')}</p>
      <Flex gap={8} wrap>
        <Button disabled={fromMonth === null} loading={look.pending} onClick={() => ask(1)}>
          {t('preview')}
        </Button>
        <ConfirmAction
          label={t('adopt')}
          title={t('ask.adopt', { month: fromMonth ?? '', name: scheme.name, edition: scheme.edition })}
          withReason
          pending={adopt.pending}
          button={{ type: 'primary', disabled: view === null || view.gapCount > 0 }}
          onConfirm={adopt.run}
        >
          <p>{t('adoptNote')}</p>
        </ConfirmAction>
      </Flex>
      {look.error ? <Alert type="warning" showIcon title={errorText(look.error)} /> : null}
      {view ? <AdoptionEffect view={view} onPage={ask} /> : null}
    </div>
  );
}
