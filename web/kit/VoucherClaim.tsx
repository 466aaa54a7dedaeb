import { Form as AntdForm, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../client.ts';
import { CityLink } from './CityLink.tsx';
import { ConfirmAction } from './ConfirmAction.tsx';
import { MoneyInput } from './Money.tsx';
import { useCan } from './session.tsx';
import { useAction } from './useAction.ts';
import { useCitySlug } from './useCity.ts';
import { useRequired } from './useRequired.ts';
import { VoucherSelect } from './VoucherSelect.tsx';

const { Item } = AntdForm;

/** Which part of which voucher, and what for. `vouchers` lists those that may be claimed, below the city. */
export function VoucherClaimFields({ vouchers }: { vouchers: string }) {
  const { t } = useTranslation('kit');
  const required = useRequired();
  return (
    <>
      <Item name="transactionId" label={t('voucher.label')} rules={required}>
        <VoucherSelect path={vouchers} />
      </Item>
      <Item name="amountFen" label={t('voucher.amount')} rules={required}>
        <MoneyInput min={1} />
      </Item>
      <Item name="purpose" label={t('voucher.purpose')} rules={required}>
        <Input maxLength={100} />
      </Item>
    </>
  );
}

/** The claimed voucher, a link for whoever reads the ledger. */
export function ClaimedVoucher({ claim }: { claim: { transactionId: string; memo: string } }) {
  const reads = useCan('ledger.read');
  return reads ? <CityLink to={`ledger/transactions/${claim.transactionId}`}>{claim.memo}</CityLink> : claim.memo;
}

interface ClaimStateProps {
  claim: { id: string; endReason: string | null };
  /** Where a claim is ended, below the city; null where the reader may not. */
  end: string | null;
}

/** Why a claim was ended, or the button that ends it. */
export function ClaimState({ claim, end }: ClaimStateProps) {
  const { t } = useTranslation('kit');
  if (claim.endReason !== null)
    return <Typography.Text type="secondary">{t('voucher.ended', { reason: claim.endReason })}</Typography.Text>;
  return end === null ? null : <EndClaim path={end} />;
}

function EndClaim({ path }: { path: string }) {
  const { t } = useTranslation('kit');
  const city = useCitySlug();
  const end = useAction({
    done: t('voucher.endDone'),
    run: (reason: string, key) => api.post(cityPath(city, path), { reason }, key),
  });
  return (
    <ConfirmAction
      label={t('voucher.end')}
      title={t('voucher.endTitle')}
      withReason
      danger
      pending={end.pending}
      button={{ size: 'small' }}
      onConfirm={end.run}
    />
  );
}
