import { Form as AntdForm, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Money, MoneyInput } from '../../kit/Money.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { VoucherSelect } from '../../kit/VoucherSelect.tsx';
import type { Line } from './types.ts';

const { Item } = AntdForm;

function End({ id }: { id: string }) {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const end = useAction({
    done: t('done.saved'),
    run: (reason: string, key) => api.post(cityPath(city, `alliance/spending/${id}/end`), { reason }, key),
  });
  return (
    <ConfirmAction
      label={t('act.unlink')}
      title={t('unlinkTitle')}
      withReason
      danger
      pending={end.pending}
      button={{ size: 'small' }}
      onConfirm={end.run}
    />
  );
}

/** What of the ledger's vouchers paid for this line. */
export function Spending({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  const [keeps, seesLedger] = [useCan('alliance.write'), useCan('ledger.read')];
  const required = [{ required: true, message: t('required') }];
  return (
    <section className="panel" aria-label={t('spending')}>
      <div className="alliance-head">
        <h2>{t('spending')}</h2>
        {keeps && seesLedger ? (
          <PostDrawer label={t('act.spend')} path={`alliance/lines/${line.id}/spending`} done={t('done.saved')}>
            <Item name="transactionId" label={t('voucher')} rules={required}>
              <VoucherSelect path="alliance/vouchers" />
            </Item>
            <Item name="amountFen" label={t('money')} rules={required}>
              <MoneyInput min={1} />
            </Item>
            <Item name="purpose" label={t('purpose')} rules={required}>
              <Input maxLength={100} />
            </Item>
          </PostDrawer>
        ) : null}
      </div>
      {line.spending.length === 0 ? <p className="page-note">{t('noSpending')}</p> : null}
      <ul className="alliance-list">
        {line.spending.map((row) => (
          <li key={row.id}>
            <span>{row.effectiveDay}</span>{' '}
            {seesLedger ? <CityLink to={`ledger/transactions/${row.transactionId}`}>{row.memo}</CityLink> : row.memo}{' '}
            <span>{row.purpose}</span> <Money fen={row.amountFen} />{' '}
            {row.endReason ? (
              <>
                <Tag>{t('ended')}</Tag> {row.endReason}
              </>
            ) : keeps ? (
              <End id={row.id} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
