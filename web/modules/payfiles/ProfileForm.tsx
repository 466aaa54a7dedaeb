import { Form as AntdForm, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { ColumnFields } from './ColumnFields.tsx';
import { definitionOf } from './definition.ts';
import { ProfileSamplePanel } from './ProfileSamplePanel.tsx';
import type { ProfileTemplate } from './types.ts';

const path = (...names: string[]) => ['definition', ...names];

function ShapeFields({ fixed }: { fixed: boolean }) {
  const { t } = useTranslation('payfiles');
  const required = useRequired();
  const radio = (key: string, label: string, options: { value: string; label: string }[]) => (
    <AntdForm.Item name={path(key)} label={label} rules={required}>
      <Radio.Group options={options} />
    </AntdForm.Item>
  );
  const formats = (['separated', 'fixed'] as const).map((value) => ({ value, label: t(`format.${value}`) }));
  const lineEnds = (['crlf', 'lf'] as const).map((value) => ({ value, label: t(`lineEnd.${value}`) }));
  const units = (['yuan', 'fen'] as const).map((value) => ({ value, label: t(`amountUnit.${value}`) }));
  return (
    <div className="files-pair">
      {radio('format', t('format'), formats)}
      {fixed ? null : (
        <AntdForm.Item name={path('separator')} label={t('separator')} rules={required}>
          <Input maxLength={3} />
        </AntdForm.Item>
      )}
      <AntdForm.Item name={path('encoding')} label={t('encoding')} rules={required}>
        <Select
          options={(['gb18030', 'gbk', 'utf-8'] as const).map((value) => ({ value, label: t(`encoding.${value}`) }))}
        />
      </AntdForm.Item>
      {radio('lineEnd', t('lineEnd'), lineEnds)}
      {radio('amountUnit', t('amountUnit'), units)}
      <AntdForm.Item name={path('titles')} label={t('titles')}>
        <Radio.Group
          options={[
            { value: true, label: t('titles.yes') },
            { value: false, label: t('titles.no') },
          ]}
        />
      </AntdForm.Item>
      <AntdForm.Item name={path('maxRows')} label={t('maxRows')} extra={t('maxRowsNote')}>
        <InputNumber min={1} max={50_000} precision={0} className="full-width" />
      </AntdForm.Item>
      <AntdForm.Item name={path('fileName')} label={t('fileName')} extra={t('fileNameNote')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
    </div>
  );
}

function PayerFields() {
  const { t } = useTranslation('payfiles');
  const required = useRequired();
  return (
    <fieldset className="files-columns">
      <legend>{t('payer')}</legend>
      <div className="files-pair">
        <AntdForm.Item name={path('payer', 'name')} label={t('payerName')} rules={required}>
          <Input maxLength={100} />
        </AntdForm.Item>
        <AntdForm.Item name={path('payer', 'account')} label={t('payerAccount')} rules={required}>
          <Input maxLength={64} />
        </AntdForm.Item>
        <AntdForm.Item name={path('payer', 'agreement')} label={t('agreement')}>
          <Input maxLength={64} />
        </AntdForm.Item>
      </div>
    </fieldset>
  );
}

/** Fields of the format, and below them what it writes. */
function Definition() {
  const fixed = AntdForm.useWatch(path('format')) === 'fixed';
  return (
    <>
      <ShapeFields fixed={fixed} />
      <PayerFields />
      <ColumnFields place="header" fixed={fixed} />
      <ColumnFields place="columns" fixed={fixed} />
      <ColumnFields place="trailer" fixed={fixed} />
      <ProfileSamplePanel />
    </>
  );
}

/** How a bank wants its file, from a day on. A profile that exists keeps its code; what it was stays on record. */
export function ProfileForm({
  start,
  fixedCode,
  onDone,
}: {
  start: ProfileTemplate;
  fixedCode: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation('payfiles');
  const city = useCitySlug();
  const save = useAction({
    quiet: true,
    done: t('did'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/bank-profiles'), input, key),
    onDone,
  });
  const required = useRequired();
  const { code, name, source, definition } = start;
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('save')}
      initial={{ code, name, source: fixedCode ? source : undefined, definition }}
      shape={(values) => ({ ...values, trust: 'city', definition: definitionOf(values['definition']) })}
    >
      <div className="files-pair">
        <AntdForm.Item name="code" label={t('code')} rules={required}>
          <Input maxLength={32} readOnly={fixedCode} />
        </AntdForm.Item>
        <AntdForm.Item name="fromDay" label={t('fromDay')} rules={required}>
          <DayPicker />
        </AntdForm.Item>
        <AntdForm.Item name="name" label={t('name')} rules={required}>
          <Input maxLength={60} />
        </AntdForm.Item>
        <AntdForm.Item name="source" label={t('source')} rules={required} extra={t('sourceNote')}>
          <Input maxLength={500} />
        </AntdForm.Item>
      </div>
      <Definition />
    </Form>
  );
}
