import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { AccountField } from './AccountField.tsx';
import { HoldForm } from './HoldForm.tsx';
import { filled, PaperFields } from './PostingFields.tsx';
import type { Account } from './types.ts';

function SweepForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const sweep = useAction({
    quiet: true,
    done: t('done.posted'),
    run: (input: Record<string, unknown>, key) =>
      api.post(cityPath(city, `ledger/accounts/${account.id}/sweep`), input, key),
    onDone,
  });
  return (
    <Form schema={null} action={sweep} submitLabel={t('act.sweep')} shape={filled}>
      <AccountField
        name="toAccountId"
        label={t('to')}
        kind={account.kind === 'line' ? 'source' : 'line'}
        year={account.fiscalYear}
      />
      <PaperFields />
    </Form>
  );
}

/** What can be done with one account's money: promise it, or give back what is left. */
export function AccountActions({ account }: { account: Account }) {
  const { t } = useTranslation('ledger');
  const [act, setAct] = useState<'hold' | 'sweep' | null>(null);
  const close = () => setAct(null);
  if (account.kind !== 'line' && account.kind !== 'unit') return null;
  return (
    <>
      <Button onClick={() => setAct('hold')}>{t('act.hold')}</Button>
      <Button onClick={() => setAct('sweep')}>{t('act.sweep')}</Button>
      <FormDrawer title={act ? t(`act.${act}`) : ''} open={act !== null} onClose={close}>
        {act === 'hold' ? (
          <HoldForm accountId={account.id} onDone={close} />
        ) : (
          <SweepForm account={account} onDone={close} />
        )}
      </FormDrawer>
    </>
  );
}
