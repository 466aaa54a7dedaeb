import { Checkbox, Form as AntdForm, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import '../ledger/ledger.css';
import { AccountField } from '../ledger/AccountField.tsx';
import { AmountField, filled } from '../ledger/PostingFields.tsx';

const places = ['line', 'duty', 'unit'] as const;
type Place = (typeof places)[number];
type Values = Record<string, unknown>;

const shape =
  (place: Place) =>
  ({ placeId, ...values }: Values): Values => ({
    ...filled(values),
    place: { type: place === 'unit' ? 'unit' : 'account', id: placeId },
    confirmed: values['confirmed'] === true,
  });

/** What one account had before the book began; a sheet of them is brought on the imports page. */
export function OpeningForm({ year, onDone }: { year: number | undefined; onDone: () => void }) {
  const { t } = useTranslation(['fund', 'ledger']);
  const city = useCitySlug();
  const [place, setPlace] = useState<Place>('line');
  const open = useAction({
    quiet: true,
    done: t('done.opening'),
    run: (input: Values, key) => api.post(cityPath(city, 'ledger/openings'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <>
      <Segmented
        aria-label={t('openingPlace')}
        className="opening-place"
        value={place}
        options={places.map((value) => ({ value, label: t(`ledger:kind.${value}`) }))}
        onChange={setPlace}
      />
      <Form
        key={place}
        schema={null}
        action={open}
        submitLabel={t('openingPost')}
        shape={shape(place)}
        initial={{ effectiveDay: year === undefined ? null : `${year}-01-01` }}
      >
        {place === 'unit' ? (
          <AntdForm.Item name="placeId" label={t('ledger:kind.unit')} rules={required} extra={t('openingUnitNote')}>
            <UnitSelect kinds={['street', 'community']} label={t('ledger:kind.unit')} />
          </AntdForm.Item>
        ) : (
          <AccountField name="placeId" label={t(`ledger:kind.${place}`)} kind={place} year={year} />
        )}
        <AccountField name="sourceId" label={t('source')} kind="source" year={year} />
        <AmountField />
        <AntdForm.Item name="documentNumber" label={t('document')} rules={required}>
          <Input maxLength={100} placeholder={t('ledger:documentExample')} />
        </AntdForm.Item>
        <AntdForm.Item name="effectiveDay" label={t('ledger:day')} rules={required} extra={t('openingDayNote')}>
          <DayPicker />
        </AntdForm.Item>
        <AntdForm.Item name="memo" label={t('trancheMemo')}>
          <Input maxLength={200} placeholder={t('opening')} />
        </AntdForm.Item>
        <AntdForm.Item name="confirmed" valuePropName="checked">
          <Checkbox>{t('openingConfirmed')}</Checkbox>
        </AntdForm.Item>
      </Form>
    </>
  );
}
