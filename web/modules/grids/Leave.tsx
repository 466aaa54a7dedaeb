import { Button, Form as AntdForm, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Member } from './types.ts';

const { Item } = AntdForm;

/** Ends everything that a person holds and draws up the list of it. */
export function Leave({ member }: { member: Member }) {
  const { t } = useTranslation('grids');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const person = member.workerId === null ? { volunteerId: member.volunteerId } : { workerId: member.workerId };
  const leave = useAction({
    quiet: true,
    done: t('done.left'),
    run: (input: object, key) =>
      api.post<{ id: string }>(cityPath(city, 'grids/handovers'), { ...person, ...input }, key),
    onDone: ({ id }) => go(`grids/handovers/${id}`),
  });
  const required = useRequired();
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('act.leave')}
      </Button>
      <FormDrawer title={`${t('act.leave')} · ${member.name}`} open={open} onClose={() => setOpen(false)}>
        <p>{t('leaveNote')}</p>
        <Form schema={null} action={leave} submitLabel={t('act.leave')} onCancel={() => setOpen(false)}>
          <Item name="day" label={t('leaveDay')} rules={required}>
            <DayPicker />
          </Item>
          <Item name="reason" label={t('reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Item>
        </Form>
      </FormDrawer>
    </>
  );
}
