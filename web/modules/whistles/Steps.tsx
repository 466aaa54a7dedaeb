import { Button, Form as AntdForm, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { ScoreField } from '../../kit/ScoreField.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { BodyFields } from './BodyFields.tsx';
import type { Body, Whistle } from './types.ts';
import { forward, permissionOf, sideOf, silent } from './words.ts';

const { Item } = AntdForm;
type Event = Whistle['steps'][number]['event'];

function EventFields({ event, whistle }: { event: Event; whistle: Whistle }) {
  const { t } = useTranslation('whistles');
  const required = useRequired();
  return (
    <>
      {event === 'decline' ? <BodyFields at={['named']} watch={['named']} /> : null}
      {event === 'arrive' ? (
        <Item name="place" label={t('arrivedPlace')} rules={required} initialValue={whistle.place}>
          <Input maxLength={120} />
        </Item>
      ) : null}
      {event === 'score' ? (
        <div className="whistle-row">
          {(['response', 'solution', 'satisfaction'] as const).map((key) => (
            <ScoreField key={key} name={['scores', key]} label={t(`scored.${key}`)} />
          ))}
        </div>
      ) : null}
      {event === 'resubmit' ? (
        <Item name="content" label={t('content')} rules={required} initialValue={whistle.content}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Item>
      ) : null}
      <Item name="text" label={silent.has(event) ? t('remark') : t('words')} rules={silent.has(event) ? [] : required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Item>
    </>
  );
}

interface StepProps {
  whistle: Whistle;
  /** The call that takes the step; without it the whistle does. */
  call: Body | null;
}

function StepForm({ whistle, call, event, onClose }: StepProps & { event: Event; onClose: () => void }) {
  const { t } = useTranslation('whistles');
  const city = useCitySlug();
  const record = call ? `whistles/calls/${call.id}` : `whistles/${whistle.id}`;
  const version = (call ?? whistle).version;
  const step = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: Record<string, unknown>, key) =>
      api.post(cityPath(city, `${record}/${sideOf[event] ?? 'street'}-step`), { ...input, event, version }, key),
    onDone: onClose,
  });
  return (
    <Form schema={null} action={step} submitLabel={t(`event.${event}`)} onCancel={onClose}>
      <EventFields event={event} whistle={whistle} />
    </Form>
  );
}

/** The steps that a whistle or one of its calls takes now, for whoever speaks for their side. */
export function Steps({ whistle, call }: StepProps) {
  const { t } = useTranslation('whistles');
  const may = {
    head: useCan(permissionOf.head),
    draft: useCan(permissionOf.draft),
    department: useCan(permissionOf.department),
    street: useCan(permissionOf.street),
    city: useCan(permissionOf.city),
  };
  const [event, setEvent] = useState<Event | null>(null);
  const all: readonly Event[] = (call ?? whistle).events;
  const offered = all.filter((each) => {
    // A call is cancelled with its whistle, never alone; nobody calls a thing unanswered that still has time.
    if (call && (each === 'cancel' || (each === 'give_up' && !call.late) || (each === 'pause' && call.late)))
      return false;
    const side = sideOf[each];
    return side !== undefined && may[side];
  });
  return (
    <>
      {offered.map((each) => (
        <Button key={each} {...(forward.has(each) ? { type: 'primary' as const } : {})} onClick={() => setEvent(each)}>
          {t(`event.${each}`)}
        </Button>
      ))}
      <FormDrawer
        title={event ? t(`event.${event}`) : ''}
        open={event !== null}
        onClose={() => setEvent(null)}
        width={560}
      >
        {event ? <StepForm whistle={whistle} call={call} event={event} onClose={() => setEvent(null)} /> : null}
      </FormDrawer>
    </>
  );
}

function AddForm({ whistle, onClose }: { whistle: Whistle; onClose: () => void }) {
  const { t } = useTranslation('whistles');
  const city = useCitySlug();
  const add = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: Record<string, unknown>, key) =>
      api.post(cityPath(city, `whistles/${whistle.id}/calls`), { ...input, version: whistle.version }, key),
    onDone: onClose,
  });
  return (
    <Form schema={null} action={add} submitLabel={t('addBody')} onCancel={onClose}>
      <BodyFields at={[]} watch={[]} />
    </Form>
  );
}

/** Calls one more body while the whistle is out. */
export function AddBody({ whistle }: { whistle: Whistle }) {
  const { t } = useTranslation('whistles');
  const may = useCan('whistles.write');
  const [open, setOpen] = useState(false);
  if (!may || whistle.state !== 'out') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('addBody')}</Button>
      <FormDrawer title={t('addBody')} open={open} onClose={() => setOpen(false)} width={560}>
        <AddForm whistle={whistle} onClose={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
