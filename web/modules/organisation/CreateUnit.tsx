import { Checkbox, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { DayField, filled } from './fields.tsx';
import { placement, type Unit, type UnitKind } from './types.ts';

interface CreateUnitProps {
  parent: Unit;
  onDone: (next?: string) => void;
}

const withTemplates: readonly UnitKind[] = ['street', 'community', 'department'];

/** A new unit below another, with the offices or stations of the template where its kind has them. */
export function CreateUnit({ parent, onDone }: CreateUnitProps) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const required = useRequired();
  const kinds = placement[parent.kind];
  const [kind, setKind] = useState<UnitKind | undefined>(kinds[0]);
  const create = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Record<string, unknown>, key) =>
      api.post<{ id: string }>(cityPath(city, 'organisation/units'), input, key),
    onDone: ({ id }) => onDone(id),
  });
  return (
    <Form
      schema={null}
      action={create}
      submitLabel={t('act.create')}
      initial={{ kind, withTemplate: true }}
      shape={(values) => ({ ...filled(values), parentId: parent.id })}
    >
      <AntdForm.Item name="kind" label={t('kind')} rules={required}>
        <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={setKind} />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="code" label={t('code')} extra={t('codeNote')}>
        <Input maxLength={30} />
      </AntdForm.Item>
      {kind === 'community' ? (
        <AntdForm.Item name="households" label={t('households')}>
          <InputNumber min={0} max={1_000_000} precision={0} className="full-width" />
        </AntdForm.Item>
      ) : null}
      {kind && withTemplates.includes(kind) ? (
        <AntdForm.Item name="withTemplate" valuePropName="checked" extra={t('withTemplateNote')}>
          <Checkbox>{t('withTemplate')}</Checkbox>
        </AntdForm.Item>
      ) : null}
      <DayField />
    </Form>
  );
}
