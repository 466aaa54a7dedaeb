import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { CostVoucherList } from '../../../worker/modules/cases/cost-input.ts';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money, MoneyInput, yuanText } from '../../kit/Money.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Part } from './types.ts';

const { Item } = AntdForm;
type Vouchers = z.output<typeof CostVoucherList>;

function VoucherSelect(props: { partId: string; value?: string; onChange?: (id: string) => void; id?: string }) {
  const { t } = useTranslation('cases');
  const [q, search] = useState('');
  const query = useCityQuery<Vouchers>(`cases/parts/${props.partId}/vouchers`, q ? { q } : {}, { keep: true });
  const options = (query.data?.items ?? []).map((voucher) => ({
    value: voucher.id,
    label: t('cost.option', {
      day: voucher.effectiveDay,
      memo: voucher.memo,
      left: yuanText(voucher.amountFen - voucher.claimedFen),
    }),
  }));
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      value={props.value ?? null}
      onChange={(chosen) => chosen && props.onChange?.(chosen)}
      options={options}
      loading={query.isFetching}
      showSearch={{ filterOption: false, onSearch: search }}
      notFoundContent={t('cost.noVoucher')}
    />
  );
}

function Book({ part }: { part: Part }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const required = [{ required: true, message: t('required') }];
  const book = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: object, key) => api.post(cityPath(city, `cases/parts/${part.id}/costs`), input, key),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('cost.book')}
      </Button>
      <FormDrawer title={`${t('cost.book')} · ${part.unitName}`} open={open} onClose={() => setOpen(false)}>
        <p>{t('cost.note')}</p>
        <Form schema={null} action={book as never} submitLabel={t('cost.book')} onCancel={() => setOpen(false)}>
          <Item name="transactionId" label={t('cost.voucher')} rules={required}>
            <VoucherSelect partId={part.id} />
          </Item>
          <Item name="amountFen" label={t('cost.amount')} rules={required}>
            <MoneyInput min={1} />
          </Item>
          <Item name="purpose" label={t('cost.purpose')} rules={required}>
            <Input maxLength={100} />
          </Item>
        </Form>
      </FormDrawer>
    </>
  );
}

function End({ id }: { id: string }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const end = useAction({
    done: t('done.taken'),
    run: (reason: string, key) => api.post(cityPath(city, `cases/costs/${id}/end`), { reason }, key),
  });
  return (
    <ConfirmAction
      label={t('cost.end')}
      title={t('cost.endTitle')}
      withReason
      danger
      pending={end.pending}
      button={{ size: 'small' }}
      onConfirm={end.run}
    />
  );
}

/** Which vouchers of the duty bear out what a part reported as its cost. */
export function PartCosts({ part }: { part: Part }) {
  const { t } = useTranslation('cases');
  const seesLedger = useCan('ledger.read');
  const books = useCan('cases.handle') && seesLedger && part.mine;
  const left = (part.costFen ?? 0) - part.bookedFen;
  return (
    <div className="case-costs">
      <span className="case-muted">
        {t('cost.booked')} <Money fen={part.bookedFen} />
      </span>
      {books && left > 0 ? <Book part={part} /> : null}
      {part.costs.length === 0 ? null : (
        <ul>
          {part.costs.map((cost) => (
            <li key={cost.id}>
              {seesLedger ? (
                <CityLink to={`ledger/transactions/${cost.transactionId}`}>{cost.memo}</CityLink>
              ) : (
                cost.memo
              )}{' '}
              {cost.effectiveDay} <Money fen={cost.amountFen} /> {cost.purpose}{' '}
              <span className="case-muted">{cost.linkedByName}</span>{' '}
              {cost.endReason === null ? (
                books ? (
                  <End id={cost.id} />
                ) : null
              ) : (
                <span className="case-muted">{t('cost.ended', { reason: cost.endReason })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
