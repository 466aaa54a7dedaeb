import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from './DraftFields.tsx';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { PriceTermsPanel } from './PriceTerms.tsx';
import type { Terms } from './types.ts';

const { Item } = AntdForm;
const workdays = ['hearing', 'review', 'filing', 'report', 'verify', 'exit', 'close'] as const;

function TermsForm({ present, onClose }: { present: Terms | undefined; onClose: () => void }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const required = useRequired();
  const put = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, 'duties/policies'), input, key),
    onDone: onClose,
  });
  const initial = { workdays: present?.workdays, remindDays: present?.remindDays, silence: present?.silence };
  return (
    <Form schema={null} action={put} submitLabel={t('act.terms')} initial={initial} onCancel={onClose}>
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="source" label={t('source')} rules={required}>
        <Input maxLength={300} />
      </Item>
      {workdays.map((key) => (
        <Item key={key} name={['workdays', key]} label={t(`workdays.${key}`)} rules={required}>
          <InputNumber min={key === 'exit' || key === 'close' ? 0 : 1} max={250} precision={0} className="full-width" />
        </Item>
      ))}
      <Item name="remindDays" label={t('remindDays')} rules={required}>
        <InputNumber min={0} max={365} precision={0} className="full-width" />
      </Item>
      <Item name="silence" label={t('silenceLabel')} rules={required}>
        <Select options={(['agree', 'object'] as const).map((value) => ({ value, label: t(`opinion.${value}`) }))} />
      </Item>
    </Form>
  );
}

function Edition({ terms }: { terms: Terms }) {
  const { t } = useTranslation('duties');
  return (
    <section className="panel" aria-label={terms.fromDay}>
      <h2>{t(terms.inForce ? 'termsNow' : 'termsFrom', { day: terms.fromDay })}</h2>
      <p>{terms.source}</p>
      <dl className="duty-facts">
        {workdays.map((key) => [
          <dt key={`${key}.t`}>{t(`workdays.${key}`)}</dt>,
          <dd key={`${key}.d`}>{terms.workdays[key]}</dd>,
        ])}
        <dt>{t('remindDays')}</dt>
        <dd>{terms.remindDays}</dd>
        <dt>{t('silenceLabel')}</dt>
        <dd>{t(`opinion.${terms.silence}`)}</dd>
      </dl>
    </section>
  );
}

/** How long hearing and review take and what silence counts as; each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('duties');
  return (
    <EditionsPage<Terms>
      path="duties/policies"
      title={t('terms')}
      note={t('termsNote')}
      act={t('act.terms')}
      nav={<DutyNav />}
      edition={(terms) => <Edition terms={terms} />}
      form={(present, close) => <TermsForm present={present} onClose={close} />}
    >
      <PriceTermsPanel />
    </EditionsPage>
  );
}
