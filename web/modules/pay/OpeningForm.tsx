import { Checkbox, Form as AntdForm, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Opening } from './types.ts';
import { WorkerSelect } from './WorkerSelect.tsx';

const figures = ['incomeFen', 'insuranceFen', 'specialFen', 'taxFen'] as const;
const rules = ['firstJob', 'upfront'] as const;

const blank = { months: 0, incomeFen: 0, insuranceFen: 0, specialFen: 0, taxFen: 0, firstJob: false, upfront: false };

/** Only what the route knows of an opening; a name and a unit belong to the list. */
const figuresOf = ({ months, incomeFen, insuranceFen, specialFen, taxFen, firstJob, upfront }: Opening) => ({
  months,
  incomeFen,
  insuranceFen,
  specialFen,
  taxFen,
  firstJob,
  upfront,
});

interface OpeningFormProps {
  /** What stands, to type over; without it a new one for a worker. */
  standing: Opening | null;
  year: number;
  onDone: () => void;
}

function Figures() {
  const { t } = useTranslation('pay');
  const required = useRequired();
  return (
    <>
      <AntdForm.Item name={['items', 0, 'months']} label={t('openingMonths')} rules={required}>
        <InputNumber min={0} max={11} precision={0} className="full-width" />
      </AntdForm.Item>
      {figures.map((figure) => (
        <AntdForm.Item key={figure} name={['items', 0, figure]} label={t(`opening.${figure}`)} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      ))}
      {rules.map((rule) => (
        <AntdForm.Item key={rule} name={['items', 0, rule]} valuePropName="checked" extra={t(`openingNote.${rule}`)}>
          <Checkbox>{t(`opening.${rule}`)}</Checkbox>
        </AntdForm.Item>
      ))}
    </>
  );
}

/** What one worker was paid and withheld this year before the city came here. */
export function OpeningForm({ standing, year, onDone }: OpeningFormProps) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const record = useAction({
    quiet: true,
    done: t('did.opening'),
    run: (input: unknown, key) => api.put(cityPath(city, 'pay/tax-openings'), input, key),
    onDone,
  });
  const required = useRequired();
  const whole = (values: Record<string, unknown>) => {
    const [item] = values['items'] as readonly object[];
    const whose = standing ? { workerId: standing.workerId } : {};
    return { year: standing?.year ?? values['year'], items: [{ ...item, ...whose }] };
  };
  return (
    <Form
      schema={null}
      action={record}
      submitLabel={t('recordOpening')}
      initial={{ year, items: [standing ? figuresOf(standing) : blank] }}
      shape={whole}
    >
      {standing ? (
        <p>
          {standing.workerName} · {standing.year}
        </p>
      ) : (
        <>
          <AntdForm.Item name={['items', 0, 'workerId']} label={t('name')} rules={required}>
            <WorkerSelect />
          </AntdForm.Item>
          <AntdForm.Item name="year" label={t('year')} rules={required}>
            <InputNumber min={2019} max={2100} precision={0} className="full-width" />
          </AntdForm.Item>
        </>
      )}
      <Figures />
    </Form>
  );
}
