import { Form as AntdForm, Radio, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { AccountField } from './AccountField.tsx';
import { AmountField, filled, PaperFields } from './PostingFields.tsx';
import type { Hold } from './types.ts';

interface SettleFormProps {
  hold: Hold;
  onDone: () => void;
}

/** To whom a hold is paid: what is spent, or a street or community that spends it itself. */
const payees = ['spent', 'unit'] as const;

/** Pays from a hold, and says what becomes of the rest. */
export function SettleForm({ hold, onDone }: SettleFormProps) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const [payee, setPayee] = useState<(typeof payees)[number]>('spent');
  const settle = useAction({
    quiet: true,
    done: t('done.settled'),
    run: (input: Record<string, unknown>, key) =>
      api.post(cityPath(city, `ledger/holds/${hold.id}/settle`), input, key),
    onDone,
  });
  return (
    <>
      <p>{t('heldNote', { account: `${hold.accountCode} ${hold.accountName}`, amount: yuanText(hold.amountFen) })}</p>
      <Form
        schema={null}
        action={settle}
        submitLabel={t('act.settle')}
        initial={{ amountFen: hold.amountFen, rest: 'free', memo: hold.purpose }}
        shape={filled}
      >
        <Segmented
          aria-label={t('to')}
          value={payee}
          options={payees.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={setPayee}
        />
        <AccountField key={payee} name="payeeAccountId" label={t('to')} kind={payee} year={hold.fiscalYear} />
        <AmountField />
        <AntdForm.Item name="rest" label={t('rest')}>
          <Radio.Group options={(['free', 'keep'] as const).map((value) => ({ value, label: t(`rest.${value}`) }))} />
        </AntdForm.Item>
        <PaperFields />
      </Form>
    </>
  );
}
