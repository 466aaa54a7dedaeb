import { Button, Form as AntdForm, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Changed } from './types.ts';

const figures = [
  'baseHouseholds',
  'leastPosts',
  'mostPosts',
  'householdsPerPostAtMost',
  'householdsPerPostAtLeast',
] as const;

interface Rule {
  id: string;
  code: string;
  content: Readonly<Record<(typeof figures)[number], number>>;
  source: string;
  fromDay: string;
  untilDay: string | null;
  version: number;
}

function RuleForm({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const { t } = useTranslation('roster');
  const city = useCitySlug();
  const required = useRequired();
  const set = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Record<string, unknown>, key) => api.post<Changed>(cityPath(city, 'roster/policies'), input, key),
    onDone,
  });
  return (
    <Form
      schema={null}
      action={set}
      submitLabel={t('save')}
      onCancel={onDone}
      initial={{ content: rule.content, source: rule.source }}
      shape={(values) => ({ ...values, code: rule.code, version: rule.version })}
    >
      {figures.map((name) => (
        <AntdForm.Item key={name} name={['content', name]} label={t(`figure.${name}`)} rules={required}>
          <InputNumber min={0} precision={0} className="full-width" />
        </AntdForm.Item>
      ))}
      <AntdForm.Item name="source" label={t('source')} rules={required}>
        <Input.TextArea rows={2} maxLength={2000} />
      </AntdForm.Item>
      <AntdForm.Item name="fromDay" label={t('effectiveDay')} rules={required}>
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('required') }]}>
        <Input maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

/** The quota in force, where it is written, and the way to another from a day on. */
export function QuotaRule() {
  const { t } = useTranslation('roster');
  const [open, setOpen] = useState(false);
  const policies = useCityQuery<{ items: Rule[] }>('roster/policies');
  const rule = policies.data?.items.find(({ code, untilDay }) => code === 'post_quota' && untilDay === null);
  if (!rule) return null;
  return (
    <>
      <p className="quota-rule">
        {t('rule', { ...rule.content })} <small>{t('ruleSource', { source: rule.source })}</small>{' '}
        <Can needs="city.settings.write">
          <Button size="small" onClick={() => setOpen(true)}>
            {t('setRule')}
          </Button>
        </Can>
      </p>
      <FormDrawer title={t('setRule')} open={open} onClose={() => setOpen(false)}>
        <RuleForm rule={rule} onDone={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
