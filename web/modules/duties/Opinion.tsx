import { Button, Form as AntdForm, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Duty } from './types.ts';

const shape = ({ reason, ...values }: Record<string, unknown>) => (reason ? { ...values, reason } : values);

/** A street answers, a community may object: only units that the reader speaks for are offered. */
export function Opinion({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const required = useRequired();
  const [open, setOpen] = useState(false);
  const mine = duty.hearings.filter((row) => row.mine);
  const say = useAction({
    quiet: true,
    done: t('done.opinion'),
    run: (input: unknown, key) => api.post(cityPath(city, `duties/${duty.id}/opinions`), input, key),
    onDone: () => setOpen(false),
  });
  if (mine.length === 0) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('act.opinion')}
      </Button>
      <FormDrawer title={t('act.opinion')} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={say}
          submitLabel={t('act.opinion')}
          shape={shape}
          initial={{ unitId: mine[0]?.unitId, opinion: 'agree' }}
        >
          <AntdForm.Item name="unitId" label={t('concerned')} rules={required}>
            <Select options={mine.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))} />
          </AntdForm.Item>
          <AntdForm.Item name="opinion" label={t('opinionLabel')} rules={required}>
            <Radio.Group
              options={(['agree', 'object'] as const).map((value) => ({ value, label: t(`opinion.${value}`) }))}
            />
          </AntdForm.Item>
          <AntdForm.Item name="reason" label={t('opinionReason')} extra={t('opinionReasonNote')}>
            <Input.TextArea rows={3} maxLength={1000} />
          </AntdForm.Item>
        </Form>
      </FormDrawer>
    </>
  );
}
