import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Matter } from './types.ts';
import { permissionOf, sideOf } from './words.ts';

const { Item } = AntdForm;

type Event = Matter['events'][number];
const positive: ReadonlySet<Event> = new Set([
  'agree',
  'opine',
  'gather',
  'conclude',
  'adopt',
  'appoint',
  'agree_above',
  'adopt_above',
]);
const silent: ReadonlySet<Event> = new Set(['agree', 'agree_above', 'appoint', 'gather', 'proceed']);

function Came({ matter }: { matter: Matter }) {
  const { t } = useTranslation('powers');
  const required = useRequired();
  const options = [
    { value: true, label: t('came') },
    { value: false, label: t('absent') },
  ];
  return matter.attendance.map((row, index) => (
    <fieldset key={row.branchId}>
      <legend>{row.branchName}</legend>
      <Item name={['attendance', index, 'branchId']} initialValue={row.branchId} hidden>
        <Input />
      </Item>
      <div className="power-row">
        <Item name={['attendance', index, 'attended']} label={t('attended')} rules={required}>
          <Select options={options} />
        </Item>
        <Item name={['attendance', index, 'score']} label={t('score')}>
          <Input inputMode="decimal" maxLength={6} />
        </Item>
        <Item name={['attendance', index, 'note']} label={t('remark')}>
          <Input maxLength={200} />
        </Item>
      </div>
    </fieldset>
  ));
}

function StepForm({ matter, event, onClose }: { matter: Matter; event: Event; onClose: () => void }) {
  const { t } = useTranslation('powers');
  const required = useRequired();
  const city = useCitySlug();
  const side = sideOf[event] ?? 'street';
  const step = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: Record<string, unknown>, key) =>
      api.post(
        cityPath(city, `powers/matters/${matter.id}/${side}-step`),
        { ...input, event, version: matter.version },
        key,
      ),
    onDone: onClose,
  });
  const label = silent.has(event) ? t('remark') : t('words');
  return (
    <Form schema={null} action={step} submitLabel={t(`event.${event}`)} onCancel={onClose}>
      {event === 'gather' ? <Came matter={matter} /> : null}
      <Item name="text" label={label} rules={silent.has(event) ? [] : required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Item>
      <Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={80} />
      </Item>
    </Form>
  );
}

/** The steps that the matter takes now, for whoever speaks for their side. */
export function MatterActions({ matter }: { matter: Matter }) {
  const { t } = useTranslation('powers');
  const may = {
    street: useCan(permissionOf.street),
    department: useCan(permissionOf.department),
    city: useCan(permissionOf.city),
  };
  const [event, setEvent] = useState<Event | null>(null);
  const offered = matter.events.filter((each) => {
    const side = sideOf[each];
    return side !== undefined && may[side];
  });
  return (
    <>
      {offered.map((each) => (
        <Button key={each} {...(positive.has(each) ? { type: 'primary' as const } : {})} onClick={() => setEvent(each)}>
          {t(`event.${each}`)}
        </Button>
      ))}
      <FormDrawer
        title={event ? t(`event.${event}`) : ''}
        open={event !== null}
        onClose={() => setEvent(null)}
        width={560}
      >
        {event ? <StepForm matter={matter} event={event} onClose={() => setEvent(null)} /> : null}
      </FormDrawer>
    </>
  );
}
