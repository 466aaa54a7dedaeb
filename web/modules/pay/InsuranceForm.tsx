import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { InsuranceItems } from './InsuranceItems.tsx';
import type { InsurancePolicy } from './types.ts';

type Definition = InsurancePolicy['definition'];

/** Floor, ceiling and every rate, as fields. */
function Figures({ definition }: { definition: Definition }) {
  const { t } = useTranslation(['pay', 'paytax']);
  const required = useRequired();
  return (
    <>
      <div className="pay-pair">
        <AntdForm.Item name={['definition', 'floorFen']} label={t('floor')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
        <AntdForm.Item name={['definition', 'capFen']} label={t('cap')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      </div>
      <Whole name={['definition', 'resetMonth']} label={t('paytax:insuranceReset')} max={12} />
      <div className="pay-pair">
        <Whole
          name={['definition', 'joinedBy']}
          label={t('paytax:joinedBy')}
          max={31}
          note={t('paytax:joinedByNote')}
        />
        <Whole
          name={['definition', 'leftFrom']}
          label={t('paytax:leftFrom')}
          max={31}
          note={t('paytax:leftFromNote')}
        />
      </div>
      <InsuranceItems />
      {definition.housingFund ? <FundFigures /> : null}
    </>
  );
}

function Whole({ name, label, max, note }: { name: (string | number)[]; label: string; max: number; note?: string }) {
  const required = useRequired();
  return (
    <AntdForm.Item name={name} label={label} rules={required} extra={note}>
      <InputNumber min={1} max={max} precision={0} className="full-width" />
    </AntdForm.Item>
  );
}

/** The housing fund: its rate, its own bounds and year, and up to what it is free of tax. */
function FundFigures() {
  const { t } = useTranslation(['pay', 'paytax']);
  const required = useRequired();
  const at = (...path: string[]) => ['definition', 'housingFund', ...path];
  return (
    <>
      <div className="pay-pair">
        <AntdForm.Item name={at('rate')} label={t('housingFund')} rules={required}>
          <Input />
        </AntdForm.Item>
        <AntdForm.Item name={at('rounding')} label={t('roundingLabel')} rules={required}>
          <Select options={(['fen', 'yuan'] as const).map((value) => ({ value, label: t(`rounding.${value}`) }))} />
        </AntdForm.Item>
      </div>
      <div className="pay-pair">
        <AntdForm.Item name={at('floorFen')} label={t('paytax:fundFloor')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
        <AntdForm.Item name={at('capFen')} label={t('paytax:fundCap')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      </div>
      <Whole name={at('resetMonth')} label={t('paytax:fundReset')} max={12} />
      <div className="pay-pair">
        <AntdForm.Item name={at('taxFree', 'rate')} label={t('paytax:taxFreeRate')} rules={required}>
          <Input />
        </AntdForm.Item>
        <AntdForm.Item name={at('taxFree', 'wageCapFen')} label={t('paytax:taxFreeWage')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      </div>
    </>
  );
}

/** The rules that follow the latest: starts from its figures, every one of them can be changed, insurances added and removed. */
export function InsuranceForm({ latest, onDone }: { latest: InsurancePolicy; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const add = useAction({
    quiet: true,
    done: t('did.policy'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/insurance-policies'), input, key),
    onDone,
  });
  const required = useRequired();
  const { definition } = latest;
  return (
    <Form
      schema={null}
      action={add}
      submitLabel={t('addPolicy')}
      initial={{ name: latest.name, trust: 'city', definition }}
    >
      <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('policyName')} rules={required}>
        <Input maxLength={60} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('source')} rules={required} extra={t('sourceNote')}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
      <AntdForm.Item name="trust" label={t('trust')} rules={required}>
        <Select
          options={(['official', 'city', 'example'] as const).map((value) => ({ value, label: t(`trust.${value}`) }))}
        />
      </AntdForm.Item>
      <Figures definition={definition} />
    </Form>
  );
}
