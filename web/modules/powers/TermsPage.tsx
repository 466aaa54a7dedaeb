import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { PowerNav } from './PowerNav.tsx';
import './powers.css';
import type { Terms } from './types.ts';

const { Item } = AntdForm;
const workdays = ['consent', 'opinion', 'answer', 'proposal', 'above', 'record'] as const;
const silences = ['agreed', 'refused', 'escalated'] as const;

function TermsForm({ present, onClose }: { present: Terms | undefined; onClose: () => void }) {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const put = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, 'powers/policies'), input, key),
    onDone: onClose,
  });
  const required = [{ required: true, message: t('required') }];
  const { workdays: days, silence, streetShare } = present ?? {};
  const initial = { workdays: days, silence, streetShare };
  return (
    <Form schema={null} action={put} submitLabel={t('act.save')} initial={initial} onCancel={onClose}>
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="source" label={t('source')} rules={required}>
        <Input maxLength={300} />
      </Item>
      <div className="power-row">
        {workdays.map((key) => (
          <Item key={key} name={['workdays', key]} label={t(`workdays.${key}`)} rules={required}>
            <InputNumber min={1} max={250} precision={0} className="full-width" />
          </Item>
        ))}
      </div>
      <Item name="silence" label={t('silenceLabel')} rules={required}>
        <Select options={silences.map((value) => ({ value, label: t(`silence.${value}`) }))} />
      </Item>
      <Item name="streetShare" label={t('streetShare')} rules={required}>
        <Input inputMode="decimal" maxLength={6} />
      </Item>
    </Form>
  );
}

function Edition({ terms }: { terms: Terms }) {
  const { t } = useTranslation('powers');
  return (
    <section className="panel" aria-label={terms.fromDay}>
      <h2>
        {t('termsFrom', { day: terms.fromDay })} {terms.inForce ? t('termsNow') : ''}
      </h2>
      <p>{terms.source}</p>
      <dl className="power-facts">
        {workdays.map((key) => [
          <dt key={`${key}.t`}>{t(`workdays.${key}`)}</dt>,
          <dd key={`${key}.d`}>{t('workdaysOf', { count: terms.workdays[key] })}</dd>,
        ])}
        <dt>{t('silenceLabel')}</dt>
        <dd>{t(`silence.${terms.silence}`)}</dd>
        <dt>{t('streetShare')}</dt>
        <dd>{terms.streetShare}</dd>
      </dl>
    </section>
  );
}

/** The city's deadlines and rules for the five powers, each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('powers');
  return (
    <EditionsPage<Terms>
      path="powers/policies"
      title={t('terms')}
      note={t('termsNote')}
      act={t('act.terms')}
      width={620}
      nav={<PowerNav />}
      edition={(terms) => <Edition terms={terms} />}
      form={(present, close) => <TermsForm present={present} onClose={close} />}
    />
  );
}
