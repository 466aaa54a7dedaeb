import { Button, Flex, Form as AntdForm, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Event, Owners, Plate } from './types.ts';
import { forward, sideOf, silent } from './words.ts';

const { Item, useWatch } = AntdForm;

/** The unit that puts it right, and who answers for it there. */
export function OwnerFields() {
  const { t } = useTranslation('listings');
  const owners = useCityQuery<Owners>('listings/owners');
  const required = useRequired();
  return (
    <div className="field-row">
      <Item name="ownerUnitId" label={t('ownerUnit')} rules={required}>
        <UnitSelect units={owners.data?.items ?? []} label={t('ownerUnit')} />
      </Item>
      <Item name="ownerName" label={t('ownerName')} rules={required}>
        <Input maxLength={50} />
      </Item>
    </div>
  );
}

/** The resident's word, or why there is none. */
export function WordFields() {
  const { t } = useTranslation('listings');
  const heard: string | undefined = useWatch('heard');
  const required = useRequired();
  const options = (['word', 'none'] as const).map((value) => ({ value, label: t(`heard.${value}`) }));
  return (
    <>
      <Item name="heard" label={t('residentWord')} initialValue="word">
        <Segmented options={options} />
      </Item>
      {heard === 'none' ? (
        <Item name="noWordReason" label={t('noWordReason')} rules={required}>
          <Input maxLength={300} />
        </Item>
      ) : (
        <Item name="residentWord" label={t('residentWord.said')} rules={required}>
          <Input.TextArea rows={3} maxLength={500} />
        </Item>
      )}
    </>
  );
}

function EventFields({ event }: { event: Event }) {
  const { t } = useTranslation('listings');
  const required = useRequired();
  return (
    <>
      {event === 'reassign' ? <OwnerFields /> : null}
      {event === 'ask' ? (
        <Item name="workdays" label={t('askedWorkdays')} rules={required}>
          <InputNumber min={1} max={250} precision={0} className="full-width" />
        </Item>
      ) : null}
      {event === 'delist' ? <WordFields /> : null}
      <Item name="text" label={t(`words.${event}`)} rules={silent.has(event) ? [] : required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Item>
    </>
  );
}

/** What was filled in, without the choice that only showed a field. */
const shaped = ({ heard: _heard, ...values }: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );

function EventForm({ plate, event, onClose }: { plate: Plate; event: Event; onClose: () => void }) {
  const { t } = useTranslation('listings');
  const city = useCitySlug();
  const side = sideOf[event];
  const path = `listings/${plate.id}/${side === 'place' ? 'reassign' : `${side}-step`}`;
  const take = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: object, key) =>
      api.post(cityPath(city, path), { ...input, ...(side === 'place' ? {} : { event }), version: plate.version }, key),
    onDone: onClose,
  });
  const initial = event === 'reassign' ? { ownerUnitId: plate.ownerUnitId, ownerName: plate.ownerName } : {};
  return (
    <Form
      schema={null}
      action={take as never}
      submitLabel={t(`act.${event}`)}
      shape={shaped}
      initial={initial}
      onCancel={onClose}
    >
      <p>{t(`hint.${event}`)}</p>
      <EventFields event={event} />
    </Form>
  );
}

/** What may be done now, by whoever is looking. */
export function ListingSteps({ plate }: { plate: Plate }) {
  const { t } = useTranslation('listings');
  const [event, setEvent] = useState<Event | null>(null);
  const may = {
    owner: useCan('listings.handle') && plate.handles,
    check: useCan('listings.check') && plate.checks,
    place: useCan('listings.write') && plate.writes,
  };
  // What is late does not stand still.
  const offered = plate.events.filter((one) => may[sideOf[one]] && !(one === 'pause' && plate.light === 'red'));
  if (offered.length === 0) return null;
  return (
    <Flex gap={8} wrap className="no-print listing-acts">
      {offered.map((one) => (
        <Button key={one} type={forward.has(one) ? 'primary' : 'default'} onClick={() => setEvent(one)}>
          {t(`act.${one}`)}
        </Button>
      ))}
      <FormDrawer
        title={event ? t(`act.${event}`) : t('plate')}
        open={event !== null}
        onClose={() => setEvent(null)}
        width={560}
      >
        {event ? <EventForm plate={plate} event={event} onClose={() => setEvent(null)} /> : null}
      </FormDrawer>
    </Flex>
  );
}
