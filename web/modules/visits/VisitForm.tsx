import { App, Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { enqueue, useQueue } from './queue.ts';
import type { Whole } from './types.ts';
import { outcomes, risks, ways } from './words.ts';
import { today } from '../../kit/today.ts';

const { Item, useWatch } = AntdForm;

function VisitFields() {
  const { t } = useTranslation('visits');
  const level: string | undefined = useWatch('level');
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Item name="day" label={t('day')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="way" label={t('wayLabel')} rules={required}>
        <Select options={ways.map((value) => ({ value, label: t(`way.${value}`) }))} />
      </Item>
      <Item name="outcome" label={t('outcomeLabel')} rules={required}>
        <Select options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
      </Item>
      <Item name="note" label={t('noteLabel')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Item>
      <Item name="need" label={t('need')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Item>
      <Item name="level" label={t('riskNew')}>
        <Select allowClear options={risks.map((value) => ({ value, label: t(`risk.${value}`) }))} />
      </Item>
      {level ? (
        <Item name="cause" label={t('cause')} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Item>
      ) : null}
    </>
  );
}

/** Records a visit by way of this device's queue: it is kept first and sent then, so that nothing is lost without a network. */
export function VisitForm({ whole, onSent }: { whole: Whole; onSent: () => void }) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const { message } = App.useApp();
  const { send, userId } = useQueue();
  const [open, setOpen] = useState(false);
  const record = useAction({
    quiet: true,
    refresh: false,
    run: async (values: Record<string, unknown>) => {
      const { level, cause, ...rest } = values;
      const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''));
      const key = newKey();
      await enqueue({
        key,
        city,
        userId,
        householdId: whole.id,
        number: whole.number,
        body: {
          day: String(rest['day']),
          ...kept,
          version: whole.version,
          ...(level ? { risk: { level, cause } } : {}),
        },
        refused: null,
        queuedAt: new Date().toISOString(),
      });
      return send();
    },
    onDone: () => {
      setOpen(false);
      message.info(navigator.onLine ? t('done.queued') : t('done.kept'));
      if (navigator.onLine) onSent();
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('act.visit')}
      </Button>
      <FormDrawer title={t('act.visit')} open={open} onClose={() => setOpen(false)}>
        <Form<Record<string, unknown>, void>
          schema={null}
          action={record}
          initial={{ day: today(), way: 'home', outcome: 'met' }}
          submitLabel={t('act.save')}
          onCancel={() => setOpen(false)}
        >
          <VisitFields />
        </Form>
      </FormDrawer>
    </>
  );
}
