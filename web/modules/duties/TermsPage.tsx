import { Button, Form as AntdForm, Input, InputNumber, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
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

/** How long hearing and review take and what silence counts as; each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('duties');
  const [open, setOpen] = useState(false);
  const query = useCityQuery<{ items: Terms[] }>('duties/policies');
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items } = query.data;
  return (
    <>
      <PageHeader
        title={t('terms')}
        note={t('termsNote')}
        actions={
          <Can needs="city.settings.write">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('act.terms')}
            </Button>
          </Can>
        }
      />
      <DutyNav />
      {items.map((terms) => (
        <section key={terms.fromDay} className="panel" aria-label={terms.fromDay}>
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
      ))}
      <PriceTermsPanel />
      <FormDrawer title={t('act.terms')} open={open} onClose={() => setOpen(false)}>
        <TermsForm present={items.find(({ inForce }) => inForce)} onClose={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
