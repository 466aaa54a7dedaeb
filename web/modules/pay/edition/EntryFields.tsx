import { Form as AntdForm, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../kit/Money.tsx';
import { blankPrice } from './definition.ts';
import { useRequired } from '../../../kit/useRequired.ts';
import { useFacts, useMonthlyItems } from './rows.ts';

interface Placed {
  /** The item's place in the list. */
  at: number;
}

function FactSelect({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const facts = useFacts();
  return (
    <AntdForm.Item name={[at, 'fact']} label={t('fact')} rules={required}>
      <Select options={facts.map(({ code, name }) => ({ value: code, label: name || code }))} />
    </AntdForm.Item>
  );
}

/** Which items' monthly pay a price or a deduction is worked out from. */
function ItemsSelect({ name }: { name: readonly (string | number)[] }) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const items = useMonthlyItems();
  return (
    <AntdForm.Item name={[...name]} label={t('basedOn')} rules={required}>
      <Select mode="multiple" options={items.map(({ code, name: label }) => ({ value: code, label }))} />
    </AntdForm.Item>
  );
}

/** So much for each unit of a fact: an amount, or a share of monthly pay. */
export function FactUnitFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const form = AntdForm.useFormInstance();
  const facts = useFacts();
  const path = ['definition', 'items', at];
  const price: unknown = AntdForm.useWatch([...path, 'price'], { form, preserve: true });
  const code = AntdForm.useWatch<string | null | undefined>([...path, 'fact'], { form, preserve: true });
  const as = typeof price === 'object' && price !== null ? 'share' : 'amount';
  const byHour = facts.find((fact) => fact.code === code)?.unit === 'hour';
  return (
    <>
      <FactSelect at={at} />
      <Radio.Group
        aria-label={t('price')}
        className="pay-standard"
        value={as}
        onChange={({ target }) =>
          form.setFieldValue([...path, 'price'], blankPrice(target.value as 'share' | 'amount'))
        }
        options={(['amount', 'share'] as const).map((value) => ({ value, label: t(`price.${value}`) }))}
      />
      {as === 'amount' ? (
        <AntdForm.Item name={[at, 'price']} label={t('price')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      ) : (
        <>
          <ItemsSelect name={[at, 'price', 'items']} />
          <div className="pay-triple">
            <AntdForm.Item name={[at, 'price', 'paidDays']} label={t('paidDaysPerMonth')} rules={required}>
              <Input inputMode="decimal" />
            </AntdForm.Item>
            {byHour ? (
              <AntdForm.Item name={[at, 'price', 'hoursPerDay']} label={t('hoursPerDay')} rules={required}>
                <Input inputMode="decimal" />
              </AntdForm.Item>
            ) : null}
            <AntdForm.Item name={[at, 'price', 'factor']} label={t('payFactor')} rules={required}>
              <Input inputMode="decimal" />
            </AntdForm.Item>
          </div>
        </>
      )}
    </>
  );
}

/** What a day of absence takes. */
export function AbsenceFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const by = AntdForm.useWatch<string | undefined>(['definition', 'items', at, 'basis', 'by']);
  return (
    <>
      <FactSelect at={at} />
      <ItemsSelect name={[at, 'items']} />
      <div className="pay-triple">
        <AntdForm.Item name={[at, 'basis', 'by']} label={t('absenceBasis')} rules={required}>
          <Select
            options={(['paid_days', 'calendar_days'] as const).map((value) => ({
              value,
              label: t(`absenceBasis.${value}`),
            }))}
          />
        </AntdForm.Item>
        {by === 'calendar_days' ? null : (
          <AntdForm.Item name={[at, 'basis', 'paidDays']} label={t('paidDaysPerMonth')} rules={required}>
            <Input inputMode="decimal" />
          </AntdForm.Item>
        )}
        <AntdForm.Item name={[at, 'share']} label={t('absenceShare')} extra={t('absenceShareNote')} rules={required}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
      </div>
    </>
  );
}

/** What comes once: an addition or a deduction. */
export function OneOffFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  return (
    <AntdForm.Item name={[at, 'direction']} label={t('direction')} rules={useRequired()}>
      <Radio.Group options={(['add', 'deduct'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))} />
    </AntdForm.Item>
  );
}
