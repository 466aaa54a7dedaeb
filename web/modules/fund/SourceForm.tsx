import { Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useUnits } from '../../kit/UnitSelect.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import type { Codes } from '../ledger/types.ts';

type Values = Record<string, unknown>;

const shape = (year: number | undefined) => (values: Values) => {
  const { functionCodes, economicCodes, departmentIds, ...rest } = values;
  const lists = { functionCodes, economicCodes, departmentIds };
  const chosen = Object.entries(lists).filter(([, list]) => Array.isArray(list) && list.length > 0);
  return { ...rest, fiscalYear: year, ...(chosen.length > 0 ? { purposes: Object.fromEntries(chosen) } : {}) };
};

/** Opens a source: what it is called, from which paper it comes, and what alone it may serve. */
export function SourceForm({ year, onDone }: { year: number | undefined; onDone: () => void }) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const codes = useCityQuery<Codes>('ledger/codes', { year }, { enabled: year !== undefined });
  const units = useUnits();
  const open = useAction({
    quiet: true,
    done: t('done.source'),
    run: (input: Values, key) => api.post(cityPath(city, 'ledger/sources'), input, key),
    onDone,
  });
  const required = useRequired();
  const options = (classification: 'function' | 'economic') =>
    (codes.data?.items ?? [])
      .filter((code) => code.classification === classification)
      .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  const departments = (units.data?.items ?? [])
    .filter(({ kind }) => kind === 'department')
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form schema={null} action={open} submitLabel={t('newSource')} shape={shape(year)}>
      <AntdForm.Item name="name" label={t('source')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="receivedDay" label={t('receivedDay')} rules={required}>
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name="documentNumber" label={t('document')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <p>{t('restrictionNote')}</p>
      <AntdForm.Item name="functionCodes" label={t('functionCodes')} extra={t('prefixNote')}>
        <Select mode="tags" options={options('function')} tokenSeparators={['、', ',', ' ']} />
      </AntdForm.Item>
      <AntdForm.Item name="economicCodes" label={t('economicCodes')}>
        <Select mode="tags" options={options('economic')} tokenSeparators={['、', ',', ' ']} />
      </AntdForm.Item>
      <AntdForm.Item name="departmentIds" label={t('departments')}>
        <Select mode="multiple" options={departments} showSearch={{ optionFilterProp: 'label' }} />
      </AntdForm.Item>
    </Form>
  );
}
