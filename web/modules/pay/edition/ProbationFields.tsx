import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../kit/Money.tsx';
import { useRequired } from '../../../kit/useRequired.ts';
import { useMonthlyItems } from './rows.ts';

const probation = ['definition', 'probation'] as const;

/** What a newcomer without experience is paid on probation; no months, nothing else than others. */
export function ProbationFields() {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const items = useMonthlyItems();
  const months = AntdForm.useWatch<number | null | undefined>([...probation, 'months']);
  const options = items.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <fieldset className="pay-probation">
      <legend>{t('probation')}</legend>
      <p className="pay-source">{t('probationNote')}</p>
      <div className="pay-triple">
        <AntdForm.Item name={[...probation, 'months']} label={t('probationMonths')}>
          <InputNumber min={1} max={12} precision={0} className="full-width" />
        </AntdForm.Item>
        {months ? (
          <>
            <AntdForm.Item name={[...probation, 'item']} label={t('probationItem')} rules={required}>
              <Select options={options} />
            </AntdForm.Item>
            <AntdForm.Item name={[...probation, 'meanBaseFen']} label={t('meanBase')} rules={required}>
              <MoneyInput />
            </AntdForm.Item>
            <AntdForm.Item name={[...probation, 'share']} label={t('probationShare')} rules={required}>
              <Input inputMode="decimal" />
            </AntdForm.Item>
            <AntdForm.Item name={[...probation, 'unpaid']} label={t('probationUnpaid')}>
              <Select mode="multiple" options={options} placeholder={t('none')} />
            </AntdForm.Item>
          </>
        ) : null}
      </div>
    </fieldset>
  );
}
