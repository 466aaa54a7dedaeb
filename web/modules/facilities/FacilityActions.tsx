import { Button, Form as AntdForm, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { DescriptionFields, shapeDescription } from './FacilityFields.tsx';
import type { Facility } from './types.ts';

const { Item } = AntdForm;

interface DrawerProps {
  readonly label: string;
  /** Below `facilities/`. */
  readonly path: string;
  readonly danger?: boolean;
  readonly primary?: boolean;
  readonly width?: number;
  readonly initial?: object;
  readonly shape?: (values: Record<string, unknown>) => unknown;
  readonly children: ReactNode;
}

/** A button that opens a form beside the page and posts it. */
export function PostDrawer({ label, path, danger, primary, width, initial, shape, children }: DrawerProps) {
  const { t } = useTranslation('facilities');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const send = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, `facilities/${path}`), input, key),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button {...(primary ? { type: 'primary' } : {})} danger={danger ?? false} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <FormDrawer title={label} open={open} onClose={() => setOpen(false)} {...(width ? { width } : {})}>
        <Form
          schema={null}
          action={send}
          submitLabel={label}
          onCancel={() => setOpen(false)}
          {...(initial ? { initial } : {})}
          {...(shape ? { shape } : {})}
        >
          {children}
        </Form>
      </FormDrawer>
    </>
  );
}

export function BookFacility({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const required = [{ required: true, message: t('required') }];
  return (
    <PostDrawer label={t('act.book')} path={`${facility.id}/bookings`} primary>
      <Item name="day" label={t('day')} rules={required}>
        <DayPicker />
      </Item>
      <div className="facility-row">
        <Item name="fromTime" label={t('from')} rules={required}>
          <Input type="time" />
        </Item>
        <Item name="untilTime" label={t('until')} rules={required}>
          <Input type="time" />
        </Item>
      </div>
      <Item name="purpose" label={t('purpose')} rules={required}>
        <Input maxLength={100} />
      </Item>
      <Item name="organiser" label={t('organiser')} rules={required}>
        <Input maxLength={80} />
      </Item>
      <Item name="people" label={t('people')} rules={required}>
        <InputNumber min={1} max={10_000} precision={0} className="full-width" />
      </Item>
    </PostDrawer>
  );
}

export function ChangeFacility({ facility, edition }: { facility: Facility; edition: Facility['editions'][number] }) {
  const { t } = useTranslation('facilities');
  const { name, address, managerName, services, opening, areaHundredths } = edition;
  const initial = { name, address, managerName, services, opening, area: areaHundredths / 100 };
  const shape = (values: Record<string, unknown>) => ({ ...shapeDescription(values), version: facility.version });
  return (
    <PostDrawer label={t('act.change')} path={`${facility.id}/editions`} width={620} initial={initial} shape={shape}>
      <Item name="fromDay" label={t('fromDay')} rules={[{ required: true, message: t('required') }]}>
        <DayPicker from={facility.openedDay} />
      </Item>
      <DescriptionFields />
    </PostDrawer>
  );
}

export function CloseFacility({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const required = [{ required: true, message: t('required') }];
  const shape = (values: Record<string, unknown>) => ({ ...values, version: facility.version });
  return (
    <PostDrawer label={t('act.close')} path={`${facility.id}/close`} danger shape={shape}>
      <p>{t('closeNote')}</p>
      <Item name="closedDay" label={t('closedDay')} rules={required}>
        <DayPicker from={facility.openedDay} />
      </Item>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </PostDrawer>
  );
}
