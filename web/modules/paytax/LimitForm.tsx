import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { DeductionPolicy, Limit } from './types.ts';

type Definition = DeductionPolicy['definition'];

/** Figures of a limit that are amounts; the exact amounts of `fixedFen` stand beside them. */
export const amounts = ['mostFen', 'stepFen', 'askAboveFen', 'singleFen', 'yearFen'] as const;

/** Antd gives back only what has a field: the items and what excludes what are put beside the figures again. */
function limitsOf(latest: Definition, values: Record<string, unknown>): Record<string, unknown> {
  const given = values['definition'] as Definition;
  const items = latest.items.map((limit, index) => ({ ...limit, ...given.items[index] }));
  return { ...values, definition: { items } };
}

function Figures({ limit, index }: { limit: Limit; index: number }) {
  const { t } = useTranslation(['paytax', 'pay']);
  const required = useRequired();
  const name = t(`pay:deduction.${limit.item}`);
  return (
    <fieldset className="panel" aria-label={name}>
      <legend>{name}</legend>
      {amounts.map((figure) =>
        limit[figure] === undefined ? null : (
          <AntdForm.Item
            key={figure}
            name={['definition', 'items', index, figure]}
            label={t(`limit.${figure}`)}
            rules={required}
          >
            <MoneyInput min={1} />
          </AntdForm.Item>
        ),
      )}
      {(limit.fixedFen ?? []).map((_, at) => (
        <AntdForm.Item
          key={`fixed ${at + 1}`}
          name={['definition', 'items', index, 'fixedFen', at]}
          label={t('limit.fixedFen', { n: at + 1 })}
          rules={required}
        >
          <MoneyInput min={1} />
        </AntdForm.Item>
      ))}
      {limit.mostMonths === undefined ? null : (
        <AntdForm.Item
          name={['definition', 'items', index, 'mostMonths']}
          label={t('limit.mostMonths')}
          rules={required}
        >
          <InputNumber min={1} max={600} precision={0} className="full-width" />
        </AntdForm.Item>
      )}
    </fieldset>
  );
}

/** The limits that follow the latest: starts from its figures, every one of them can be changed. */
export function LimitForm({ latest, onDone }: { latest: DeductionPolicy; onDone: () => void }) {
  const { t } = useTranslation(['paytax', 'pay']);
  const city = useCitySlug();
  const add = useAction({
    quiet: true,
    done: t('did.limits'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/special-deduction-policies'), input, key),
    onDone,
  });
  const required = useRequired();
  const { definition } = latest;
  return (
    <Form
      schema={null}
      action={add}
      submitLabel={t('newLimits')}
      initial={{ name: latest.name, trust: 'official', definition }}
      shape={(values) => limitsOf(definition, values)}
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
      <AntdForm.Item name="trust" label={t('pay:trust')} rules={required}>
        <Select
          options={(['official', 'city', 'example'] as const).map((value) => ({
            value,
            label: t(`pay:trust.${value}`),
          }))}
        />
      </AntdForm.Item>
      {definition.items.map((limit, index) => (
        <Figures key={limit.item} limit={limit} index={index} />
      ))}
    </Form>
  );
}
