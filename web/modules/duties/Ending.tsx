import { Button, Form as AntdForm, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Duty } from './types.ts';

interface EndingProps {
  duty: Duty;
  ending: 'withdraw' | 'revoke' | 'exit';
}

const shape = (values: Record<string, unknown>) => ({
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)),
  ...(values['score'] === undefined || values['score'] === null ? {} : { score: String(values['score']) }),
});

function Fields({ duty, ending }: EndingProps) {
  const { t } = useTranslation('duties');
  const required = useRequired();
  return (
    <>
      <p>{t('withdrawNote', { units: duty.units.length, amount: yuanText(duty.heldFen) })}</p>
      {ending === 'exit' ? (
        <AntdForm.Item name="onDay" label={t('exitDay')} extra={t('exitDayNote')} rules={required}>
          <DayPicker />
        </AntdForm.Item>
      ) : null}
      {duty.method === 'package' && duty.state === 'active' ? (
        <AntdForm.Item name="score" label={t('endingScore')} extra={t('endingScoreNote')}>
          <InputNumber stringMode min="0" max="100" className="full-width" />
        </AntdForm.Item>
      ) : null}
      <AntdForm.Item name="reason" label={t('endingReason')} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </>
  );
}

/** Ends a duty in one of three ways: taken back, its admission revoked, or left by its department with notice. */
export function Ending({ duty, ending }: EndingProps) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const end = useAction({
    quiet: true,
    done: t(ending === 'exit' ? 'done.exit' : ending === 'revoke' ? 'done.revoked' : 'done.withdrawn'),
    run: (input: Record<string, unknown>, key) =>
      api.post(cityPath(city, `duties/${duty.id}/${ending}`), { ...input, version: duty.version }, key),
    onDone: () => setOpen(false),
  });
  const title = t(`endTitle.${ending}`, { title: duty.title });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t(`act.${ending}`)}
      </Button>
      <FormDrawer title={title} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={end}
          submitLabel={t(`act.${ending}`)}
          initial={{}}
          shape={shape}
          onCancel={() => setOpen(false)}
        >
          <Fields duty={duty} ending={ending} />
        </Form>
      </FormDrawer>
    </>
  );
}
