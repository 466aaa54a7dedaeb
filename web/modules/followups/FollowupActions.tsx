import { Button, Flex, Form as AntdForm, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { WordFields } from '../listings/ListingSteps.tsx';
import type { Followup, Visitors } from './types.ts';
import { findings } from './words.ts';

const { Item, useWatch } = AntdForm;

interface FormProps {
  followup: Followup;
  onClose: () => void;
}

/** Somebody who may visit there; who handled the matter is shown and cannot be chosen. */
function AssignForm({ followup, onClose }: FormProps) {
  const { t } = useTranslation('followups');
  const required = useRequired();
  const city = useCitySlug();
  const visitors = useCityQuery<Visitors>(`follow-ups/${followup.id}/visitors`);
  const assign = useAction({
    quiet: true,
    done: t('done.assigned'),
    run: (input: object, key) =>
      api.post(cityPath(city, `follow-ups/${followup.id}/assign`), { ...input, version: followup.version }, key),
    onDone: onClose,
  });
  const options = (visitors.data?.items ?? []).map(({ id, name, handled }) => ({
    value: id,
    label: handled ? t('visitor.handled', { name }) : name,
    disabled: handled,
  }));
  return (
    <Form schema={null} action={assign} submitLabel={t('act.assign')} onCancel={onClose}>
      <Item name="visitorId" label={t('visitor')} rules={required}>
        <Select
          options={options}
          loading={visitors.isLoading}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('visitor.none')}
        />
      </Item>
    </Form>
  );
}

function FindFields() {
  const { t } = useTranslation('followups');
  const event: string | undefined = useWatch('event');
  const required = useRequired();
  return (
    <>
      <Item name="event" label={t('finding')} rules={required}>
        <Radio.Group options={findings.map((value) => ({ value, label: t(`finding.${value}`) }))} />
      </Item>
      {event === 'differ' ? <p>{t('differ.hint')}</p> : null}
      {event === 'miss' ? null : (
        <>
          <Item name="how" label={t('howLabel')} rules={required}>
            <Radio.Group
              options={(['onsite', 'phone'] as const).map((value) => ({ value, label: t(`how.${value}`) }))}
            />
          </Item>
          <WordFields />
        </>
      )}
      <Item name="text" label={t('noteLabel')} rules={required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Item>
    </>
  );
}

/** Only what belongs to the finding: nobody was met, nobody said anything. */
const shaped = ({ heard: _heard, ...values }: Record<string, unknown>): Record<string, unknown> => {
  const { event, text } = values;
  const told = event === 'miss' ? { event, text } : values;
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== ''));
};

function FindForm({ followup, onClose }: FormProps) {
  const { t } = useTranslation('followups');
  const city = useCitySlug();
  const find = useAction({
    quiet: true,
    done: t('done.found'),
    run: (input: object, key) =>
      api.post(cityPath(city, `follow-ups/${followup.id}/find`), { ...input, version: followup.version }, key),
    onDone: onClose,
  });
  return (
    <Form
      schema={null}
      action={find as never}
      submitLabel={t('act.find')}
      shape={shaped}
      initial={{ event: 'agree', how: 'onsite' }}
      onCancel={onClose}
    >
      <FindFields />
    </Form>
  );
}

/** Who is sent, and what they found. */
export function FollowupActions({ followup }: { followup: Followup }) {
  const { t } = useTranslation('followups');
  const [open, setOpen] = useState<'assign' | 'find' | null>(null);
  const manages = useCan('followups.manage') && followup.manages && followup.events.includes('assign');
  const visits = useCan('followups.visit') && followup.mine && followup.events.includes('agree');
  if (!manages && !visits) return null;
  const close = () => setOpen(null);
  return (
    <Flex gap={8} wrap className="no-print">
      {visits ? (
        <Button type="primary" onClick={() => setOpen('find')}>
          {t('act.find')}
        </Button>
      ) : null}
      {manages ? (
        <Button type={followup.state === 'drawn' ? 'primary' : 'default'} onClick={() => setOpen('assign')}>
          {t(followup.state === 'drawn' ? 'act.assign' : 'act.reassign')}
        </Button>
      ) : null}
      <FormDrawer
        title={t(open === 'find' ? 'act.find' : 'act.assign')}
        open={open !== null}
        onClose={close}
        width={560}
      >
        {open === 'find' ? <FindForm followup={followup} onClose={close} /> : null}
        {open === 'assign' ? <AssignForm followup={followup} onClose={close} /> : null}
      </FormDrawer>
    </Flex>
  );
}
