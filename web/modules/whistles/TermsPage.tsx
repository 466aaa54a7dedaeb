import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Terms } from './types.ts';
import { WhistleNav } from './WhistleNav.tsx';
import './whistles.css';
import { kinds, terms as termKeys } from './words.ts';

const { Item } = AntdForm;
type Kind = (typeof kinds)[number];
const weights = ['response', 'solution', 'satisfaction'] as const;
const points = ['late', 'unanswered', 'returnedTwice'] as const;

function TermField({ name, label, least }: { name: (string | number)[]; label: string; least: number }) {
  const { t } = useTranslation('whistles');
  const units = (['minutes', 'workdays'] as const).map((value) => ({ value, label: t(`unitOf.${value}`) }));
  return (
    <div className="whistle-row">
      <Item name={[...name, 'count']} label={label} rules={[{ required: true, message: t('required') }]}>
        <InputNumber min={least} max={10_000} precision={0} className="full-width" />
      </Item>
      <Item name={[...name, 'unit']} label={t('unitLabel')}>
        <Select options={units} />
      </Item>
    </div>
  );
}

function KindFields({ kind, present }: { kind: Kind; present: Terms }) {
  const { t } = useTranslation('whistles');
  const yesNo = [
    { value: true, label: t('yes') },
    { value: false, label: t('no') },
  ];
  const at = ['kinds', kind];
  return (
    <fieldset>
      <legend>{t(`kind.${kind}`)}</legend>
      <div className="whistle-row">
        <Item name={[...at, 'sign']} label={t('signRequired')}>
          <Select options={yesNo} />
        </Item>
        <Item name={[...at, 'dutyRequired']} label={t('dutyRequired')}>
          <Select options={yesNo} />
        </Item>
        <Item name={[...at, 'remindShare']} label={t('remindShare')}>
          <Input inputMode="decimal" maxLength={6} />
        </Item>
      </div>
      {termKeys.map((key) => (
        <TermField key={key} name={[...at, key]} label={t(`term.${key}`)} least={1} />
      ))}
      {present.kinds[kind].tiers.map((_, index) => (
        <div key={t('tier', { tier: index + 1 })}>
          <TermField name={[...at, 'tiers', index, 'after']} label={t('tier', { tier: index + 1 })} least={0} />
          <Item name={[...at, 'tiers', index, 'to']} label={t('tierTo')}>
            <Select options={(['side', 'city'] as const).map((value) => ({ value, label: t(`told.${value}`) }))} />
          </Item>
        </div>
      ))}
    </fieldset>
  );
}

function TermsForm({ present, onClose }: { present: Terms; onClose: () => void }) {
  const { t } = useTranslation('whistles');
  const city = useCitySlug();
  const put = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, 'whistles/policies'), input, key),
    onDone: onClose,
  });
  const required = [{ required: true, message: t('required') }];
  const { fromDay: _, source: __, inForce: ___, ...initial } = present;
  const decimal = (name: string[], label: string) => (
    <Item key={name.join('.')} name={name} label={label} rules={required}>
      <Input inputMode="decimal" maxLength={6} />
    </Item>
  );
  return (
    <Form schema={null} action={put} submitLabel={t('act.save')} initial={initial} onCancel={onClose}>
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="source" label={t('source')} rules={required}>
        <Input maxLength={300} />
      </Item>
      {kinds.map((kind) => (
        <KindFields key={kind} kind={kind} present={present} />
      ))}
      <div className="whistle-row">
        {weights.map((key) => decimal(['weights', key], t('weightOf', { name: t(`scored.${key}`) })))}
        {points.map((key) => decimal(['points', key], t(`point.${key}`)))}
        {decimal(['balance', 'many'], t('balance.many'))}
        {decimal(['balance', 'few'], t('balance.few'))}
      </div>
    </Form>
  );
}

function Edition({ terms }: { terms: Terms }) {
  const { t } = useTranslation('whistles');
  const span = ({ count, unit }: { count: number; unit: 'minutes' | 'workdays' }) => t(`span.${unit}`, { count });
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={terms.fromDay}>
      <h2>
        {t('termsFrom', { day: terms.fromDay })} {terms.inForce ? t('termsNow') : ''}
      </h2>
      <p>{terms.source}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('kindLabel')}</th>
            <th scope="col">{t('signRequired')}</th>
            <th scope="col">{t('dutyRequired')}</th>
            {termKeys.map((key) => (
              <th key={key} scope="col">
                {t(`term.${key}`)}
              </th>
            ))}
            <th scope="col">{t('tiers')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <td>{t(`kind.${kind}`)}</td>
              <td>{t(terms.kinds[kind].sign ? 'yes' : 'no')}</td>
              <td>{t(terms.kinds[kind].dutyRequired ? 'yes' : 'no')}</td>
              {termKeys.map((key) => (
                <td key={key}>{span(terms.kinds[kind][key])}</td>
              ))}
              <td>{terms.kinds[kind].tiers.map(({ after, to }) => `${span(after)} ${t(`told.${to}`)}`).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {weights.map((key) => `${t(`scored.${key}`)} ${terms.weights[key]}`).join('；')}；
        {points.map((key) => `${t(`point.${key}`)} ${terms.points[key]}`).join('；')}；{t('balance.many')}{' '}
        {terms.balance.many}；{t('balance.few')} {terms.balance.few}
      </p>
    </section>
  );
}

/** The city's times, signatures, tiers and scoring of whistles, each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('whistles');
  return (
    <EditionsPage<Terms>
      path="whistles/policies"
      title={t('terms')}
      note={t('termsNote')}
      act={t('act.terms')}
      width={720}
      nav={<WhistleNav />}
      edition={(terms) => <Edition terms={terms} />}
      form={(present, close) => (present ? <TermsForm present={present} onClose={close} /> : null)}
    />
  );
}
