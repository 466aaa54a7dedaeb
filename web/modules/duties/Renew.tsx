import { Button, Form as AntdForm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, month } from '../../../worker/core/day.ts';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Duty } from './types.ts';

interface Lines {
  items: { id: string; code: string; name: string }[];
}

const present = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

function Fields({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const from: unknown = AntdForm.useWatch('fromMonth');
  const year = typeof from === 'string' ? from.slice(0, 4) : undefined;
  const lines = useCityQuery<Lines>('ledger/accounts', {
    kind: 'line',
    unitId: duty.departmentId,
    pageSize: 200,
    ...(year ? { year } : {}),
  });
  return (
    <>
      <p>{t('renewNote')}</p>
      <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="untilMonth" label={t('untilMonth')} rules={required}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="lineId" label={t('line')}>
        <Select
          allowClear
          options={(lines.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        />
      </AntdForm.Item>
    </>
  );
}

/** A department asks that a duty go on for another term: a new draft of the same work. */
export function Renew({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const renew = useAction({
    quiet: true,
    done: t('done.renewed'),
    run: (input: Record<string, unknown>, key) =>
      api.post<{ id: string }>(cityPath(city, `duties/${duty.id}/renew`), input, key),
    onDone: ({ id }) => go(`duties/${id}`),
  });
  const next = addMonths(month(duty.untilMonth), 1);
  const initial = { fromMonth: next, untilMonth: `${next.slice(0, 4)}-12` };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.renew')}</Button>
      <FormDrawer title={t('act.renew')} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={renew}
          submitLabel={t('act.renew')}
          initial={initial}
          shape={present}
          onCancel={() => setOpen(false)}
        >
          <Fields duty={duty} />
        </Form>
      </FormDrawer>
    </>
  );
}
