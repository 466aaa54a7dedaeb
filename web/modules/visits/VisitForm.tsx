import { Alert, App, Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { discard, enqueue, useQueue } from './queue.ts';
import type { QueuedPhoto, QueuedVisit } from './store.ts';
import type { Whole } from './types.ts';
import { VisitPhotos } from './VisitPhotos.tsx';
import { outcomes, risks, ways } from './words.ts';
import { today } from '../../kit/today.ts';
import { useRequired } from '../../kit/useRequired.ts';

const { Item, useWatch } = AntdForm;

function VisitFields() {
  const { t } = useTranslation('visits');
  const level: string | undefined = useWatch('level');
  const required = useRequired();
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

/** What the person recorded and the server would not take, because the household had changed: to be looked at again. */
const againOf = ({ body }: QueuedVisit): Record<string, unknown> => {
  const { version: _, risk, ...rest } = body;
  return { ...rest, ...(risk as object | undefined) };
};

interface VisitFormProps {
  whole: Whole;
  onSent: () => void;
}

/** Keeps the visit on this device and sends it; answers with what is still here of it. */
function useRecord({ whole, onSent }: VisitFormProps, refused: QueuedVisit | undefined, onDone: () => void) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const { message } = App.useApp();
  const { send, userId, kept } = useQueue();
  const [photos, setPhotos] = useState<readonly QueuedPhoto[]>([]);
  const record = useAction({
    quiet: true,
    refresh: false,
    run: async (values: Record<string, unknown>) => {
      const { level, cause, ...rest } = values;
      const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''));
      const key = newKey();
      await enqueue({
        key,
        city,
        userId,
        householdId: whole.id,
        number: whole.number,
        body: {
          day: String(rest['day']),
          ...told,
          version: whole.version,
          ...(level ? { risk: { level, cause } } : {}),
        },
        photos,
        visitId: null,
        refused: null,
        queuedAt: new Date().toISOString(),
      });
      if (refused) await discard(refused.key);
      await send();
      return kept(key) ?? null;
    },
    onDone: (left) => {
      onDone();
      if (left?.refused) message.error(left.refused.message);
      else message.info(left ? t('done.kept') : t('done.queued'));
      if (!left) onSent();
    },
  });
  return { record, photos, setPhotos };
}

/** Records a visit by way of this device's queue: it is kept first and sent then, so that nothing is lost without a network. */
export function VisitForm(props: VisitFormProps) {
  const { t } = useTranslation('visits');
  const { items } = useQueue();
  const refused = items.find(
    (one) => one.householdId === props.whole.id && one.refused !== null && one.visitId === null,
  );
  const [open, setOpen] = useState(false);
  const { record, photos, setPhotos } = useRecord(props, refused, () => setOpen(false));
  const begin = () => {
    setPhotos(refused?.photos ?? []);
    setOpen(true);
  };
  const fresh = { day: today(), way: 'home', outcome: 'met' };
  return (
    <>
      <Button type="primary" onClick={begin}>
        {t('act.visit')}
      </Button>
      <FormDrawer title={t('act.visit')} open={open} onClose={() => setOpen(false)}>
        <Form<Record<string, unknown>, QueuedVisit | null>
          schema={null}
          action={record}
          initial={refused ? againOf(refused) : fresh}
          submitLabel={t('act.save')}
          onCancel={() => setOpen(false)}
        >
          {refused ? <Alert type="warning" showIcon title={t('again')} /> : null}
          <VisitFields />
          <VisitPhotos photos={photos} onChange={setPhotos} />
        </Form>
      </FormDrawer>
    </>
  );
}
