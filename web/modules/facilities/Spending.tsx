import { Form as AntdForm, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Money, MoneyInput } from '../../kit/Money.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { VoucherSelect } from '../../kit/VoucherSelect.tsx';
import { PostDrawer } from './FacilityActions.tsx';
import type { Facility } from './types.ts';

const { Item } = AntdForm;

function Link({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const required = [{ required: true, message: t('required') }];
  return (
    <PostDrawer label={t('act.spend')} path={`${facility.id}/spending`}>
      <p>{t('spendNote')}</p>
      <Item name="transactionId" label={t('voucher')} rules={required}>
        <VoucherSelect path="facilities/vouchers" />
      </Item>
      <Item name="amountFen" label={t('amount')} rules={required}>
        <MoneyInput min={1} />
      </Item>
      <Item name="purpose" label={t('purpose')} rules={required}>
        <Input maxLength={100} />
      </Item>
    </PostDrawer>
  );
}

function End({ id }: { id: string }) {
  const { t } = useTranslation('facilities');
  const city = useCitySlug();
  const end = useAction({
    done: t('done.saved'),
    run: (reason: string, key) => api.post(cityPath(city, `facilities/spending/${id}/end`), { reason }, key),
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

/** What of the ledger's vouchers went into this place, and the sum of it. */
export function Spending({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const [keeps, seesLedger] = [useCan('facilities.write'), useCan('ledger.read')];
  return (
    <section className="panel" aria-label={t('spending')}>
      <div className="facility-head">
        <h2>{t('spending')}</h2>
        <span>
          {t('spent')} <Money fen={facility.spentFen} />
        </span>
        {keeps && seesLedger ? <Link facility={facility} /> : null}
      </div>
      {facility.spending.length === 0 ? (
        <p className="page-note">{t('noSpending')}</p>
      ) : (
        <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('spending')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('voucher')}</th>
                <th scope="col">{t('purpose')}</th>
                <th scope="col" className="amount">
                  {t('amount')}
                </th>
                <th scope="col">{t('act')}</th>
              </tr>
            </thead>
            <tbody>
              {facility.spending.map((row) => (
                <tr key={row.id}>
                  <td>{row.effectiveDay}</td>
                  <td>
                    {seesLedger ? (
                      <CityLink to={`ledger/transactions/${row.transactionId}`}>{row.memo}</CityLink>
                    ) : (
                      row.memo
                    )}
                  </td>
                  <td>{row.purpose}</td>
                  <td className="amount">
                    <Money fen={row.amountFen} />
                  </td>
                  <td>
                    {row.endReason ? (
                      <>
                        <Tag>{t('ended')}</Tag> {row.endReason}
                      </>
                    ) : keeps ? (
                      <End id={row.id} />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
