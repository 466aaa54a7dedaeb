import { Button, Flex, Form as AntdForm, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Listed, Whole } from './types.ts';
import { useKinds } from './useKinds.ts';
import { relations, risks } from './words.ts';

const { Item } = AntdForm;

interface ChangeProps {
  whole: Whole;
  label: string;
  shape: (values: Record<string, unknown>) => object;
  initial?: object;
  onChanged: () => void;
  children: ReactNode;
}

/** One kind of change behind a button; it names the version that was read. */
function Change({ whole, label, shape, initial = {}, onChanged, children }: ChangeProps) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const change = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (values: Record<string, unknown>, key) => {
      const body = { version: whole.version, change: shape(values) };
      return api.post(cityPath(city, `visits/households/${whole.id}/change`), body, key);
    },
    onDone: () => {
      setOpen(false);
      onChanged();
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <FormDrawer title={label} open={open} onClose={() => setOpen(false)}>
        <Form<Record<string, unknown>, unknown>
          schema={null}
          action={change}
          initial={initial}
          submitLabel={t('act.save')}
          onCancel={() => setOpen(false)}
        >
          {children}
        </Form>
      </FormDrawer>
    </>
  );
}

/** Puts this record into another one of the same household, found by its number. */
function Merge({ whole, onChanged }: { whole: Whole; onChanged: () => void }) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const merge = useAction({
    quiet: true,
    done: t('done.merged'),
    run: async ({ number, reason }: { number: string; reason: string }, key) => {
      const found = await api.get<{ items: Listed[] }>(cityPath(city, 'visits/households'), { q: number });
      const other = found.items.find((row) => row.number === number.toUpperCase());
      const fromId = other?.id ?? 'hhd_none';
      const body = { fromId, fromVersion: other?.version ?? 1, intoId: whole.id, intoVersion: whole.version, reason };
      return api.post(cityPath(city, 'visits/merges'), body, key);
    },
    onDone: () => {
      setOpen(false);
      onChanged();
    },
  });
  const required = useRequired();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.merge')}</Button>
      <FormDrawer title={t('act.merge')} open={open} onClose={() => setOpen(false)}>
        <p>{t('mergeNote')}</p>
        <Form<{ number: string; reason: string }, unknown>
          schema={null}
          action={merge}
          submitLabel={t('act.merge')}
          onCancel={() => setOpen(false)}
        >
          <Item name="number" label={t('mergeNumber')} rules={required}>
            <Input maxLength={12} />
          </Item>
          <Item name="reason" label={t('reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Item>
        </Form>
      </FormDrawer>
    </>
  );
}

/** Everything that may be changed about a household. */
export function Changes({ whole, onChanged }: { whole: Whole; onChanged: () => void }) {
  const { t } = useTranslation('visits');
  const { options } = useKinds();
  const manages = useCan('visits.manage');
  const required = useRequired();
  const common = { whole, onChanged };
  return (
    <Flex gap={8} wrap className="no-print">
      <Change
        {...common}
        label={t('act.risk')}
        shape={(values) => ({ type: 'risk', ...values })}
        initial={{ level: whole.risk }}
      >
        <Item name="level" label={t('riskLabel')} rules={required}>
          <Select options={risks.map((value) => ({ value, label: t(`risk.${value}`) }))} />
        </Item>
        <Item name="cause" label={t('cause')} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Item>
      </Change>
      <Change
        {...common}
        label={t('act.kinds')}
        shape={(values) => ({ type: 'kinds', ...values })}
        initial={{ kinds: whole.kinds }}
      >
        <Item name="kinds" label={t('kinds')}>
          <Select mode="multiple" options={options} />
        </Item>
      </Change>
      <Change
        {...common}
        label={t('act.member')}
        shape={(values) => ({
          type: 'member_add',
          member: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')),
        })}
        initial={{ relation: 'other' }}
      >
        <Item name="name" label={t('name')} rules={required}>
          <Input maxLength={50} autoComplete="off" />
        </Item>
        <Item name="relation" label={t('relationLabel')} rules={required}>
          <Select options={relations.map((value) => ({ value, label: t(`relation.${value}`) }))} />
        </Item>
        <Item name="identity" label={t('identity')}>
          <Input maxLength={18} autoComplete="off" />
        </Item>
        <Item name="contact" label={t('contact')}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Item>
      </Change>
      <Change {...common} label={t('act.need')} shape={(values) => ({ type: 'need_add', ...values })}>
        <Item name="text" label={t('need')} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Item>
      </Change>
      <Change {...common} label={t('act.leave')} shape={(values) => ({ type: 'leave', ...values })}>
        <Item name="day" label={t('leaveDay')} rules={required}>
          <DayPicker />
        </Item>
      </Change>
      {manages ? <Merge {...common} /> : null}
    </Flex>
  );
}
