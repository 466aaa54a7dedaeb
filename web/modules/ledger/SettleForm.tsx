import { Form as AntdForm, Radio } from 'antd';
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
  year: number | undefined;
  onDone: () => void;
}

/** Pays from a hold, and says what becomes of the rest. */
export function SettleForm({ hold, year, onDone }: SettleFormProps) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
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
        <AccountField name="payeeAccountId" label={t('to')} kind="spent" year={year} />
        <AmountField />
        <AntdForm.Item name="rest" label={t('rest')}>
          <Radio.Group options={(['free', 'keep'] as const).map((value) => ({ value, label: t(`rest.${value}`) }))} />
        </AntdForm.Item>
        <PaperFields />
      </Form>
    </>
  );
}
