import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker, MonthPicker } from '../../kit/Day.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import type { Field } from './calculators.ts';

type Single = Exclude<Field, { kind: 'list' }>;

/** The last two parts of a dotted name choose the words: `rule.floors.staff` → `floors.staff`. */
function useFieldLabel(): (field: Field) => string {
  const { t, i18n } = useTranslation('tools');
  return ({ name }) => {
    const parts = name.split('.');
    const [two, one] = [`field.${parts.slice(-2).join('.')}`, `field.${parts.at(-1) ?? name}`];
    return t((i18n.exists(`tools:${two}`) ? two : one) as never);
  };
}

function SingleInput({ field, ...bound }: { field: Single; id?: string; value?: never; onChange?: () => void }) {
  const { t } = useTranslation('tools');
  switch (field.kind) {
    case 'money':
      return <MoneyInput {...bound} />;
    case 'integer':
      return <InputNumber {...bound} precision={0} min={0} className="full-width" />;
    case 'decimal':
      return <Input {...bound} inputMode="decimal" autoComplete="off" />;
    case 'text':
      return <Input {...bound} autoComplete="off" maxLength={64} />;
    case 'day':
      return <DayPicker {...bound} />;
    case 'month':
      return <MonthPicker {...bound} />;
    case 'switch':
      return <Switch {...bound} />;
    case 'select':
      return (
        <Select
          {...bound}
          allowClear={field.optional ?? false}
          options={field.options.map((value) => ({ value, label: t(`option.${value}` as never) }))}
        />
      );
  }
}

function SingleField({ field, path, label }: { field: Single; path: (string | number)[]; label: string }) {
  const required = !field.optional && field.kind !== 'switch';
  return (
    <Form.Item
      name={path}
      label={label}
      rules={useRequired(required)}
      {...(field.kind === 'switch' ? { valuePropName: 'checked' } : {})}
    >
      <SingleInput field={field} />
    </Form.Item>
  );
}

function ListField({ field }: { field: Extract<Field, { kind: 'list' }> }) {
  const { t } = useTranslation('tools');
  const labelOf = useFieldLabel();
  return (
    <Form.List name={field.name.split('.')}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, index) => (
            <div key={row.key} className="tool-row">
              <span className="tool-row-number">{index + 1}</span>
              <div className="tool-fields">
                {field.fields.map((inner) =>
                  inner.kind === 'list' ? null : (
                    <SingleField key={inner.name} field={inner} path={[row.name, inner.name]} label={labelOf(inner)} />
                  ),
                )}
              </div>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('removeRow', { n: index + 1 })}
                disabled={rows.length === 1}
                onClick={() => remove(row.name)}
              />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})} className="tool-add">
            {t('addRow')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** The inputs of one section, in columns. */
export function Fields({ fields }: { fields: readonly Field[] }) {
  const labelOf = useFieldLabel();
  const singles = fields.filter((field) => field.kind !== 'list');
  return (
    <>
      <div className="tool-fields">
        {singles.map((field) => (
          <SingleField key={field.name} field={field} path={field.name.split('.')} label={labelOf(field)} />
        ))}
      </div>
      {fields.map((field) => (field.kind === 'list' ? <ListField key={field.name} field={field} /> : null))}
    </>
  );
}
