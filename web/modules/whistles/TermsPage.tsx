import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { useRequired } from '../../kit/useRequired.ts';
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
  const required = useRequired();
  const units = (['minutes', 'workdays'] as const).map((value) => ({ value, label: t(`unitOf.${value}`) }));
  return (
    <div className="whistle-row">
      <Item name={[...name, 'count']} label={label} rules={required}>
        <InputNumber min={least} max={10_000} precision={0} className="full-width" />
      </Item>
      <Item name={[...name, 'unit']} label={t('unitLabel')}>
        <Select options={units} />
      </Item>
    </div>
  );
}

function KindFields({ kind, tiers }: { kind: Kind; tiers: number }) {
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
      {Array.from({ length: tiers }, (_, index) => (
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

function Fields({ before }: { before: Terms | undefined }) {
  const { t } = useTranslation('whistles');
  const required = useRequired();
  const decimal = (name: string[], label: string) => (
    <Item key={name.join('.')} name={name} label={label} rules={required}>
      <Input inputMode="decimal" maxLength={6} />
    </Item>
  );
  return (
    <>
      {kinds.map((kind) => (
        <KindFields key={kind} kind={kind} tiers={before?.kinds[kind].tiers.length ?? 0} />
      ))}
      <div className="whistle-row">
        {weights.map((key) => decimal(['weights', key], t('weightOf', { name: t(`scored.${key}`) })))}
        {points.map((key) => decimal(['points', key], t(`point.${key}`)))}
        {decimal(['balance', 'many'], t('balance.many'))}
        {decimal(['balance', 'few'], t('balance.few'))}
      </div>
    </>
  );
}

function Edition({ terms }: { terms: Terms }) {
  const { t } = useTranslation('whistles');
  const span = ({ count, unit }: { count: number; unit: 'minutes' | 'workdays' }) => t(`span.${unit}`, { count });
  return (
    <>
      <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('terms')}>
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
                <td>
                  {terms.kinds[kind].tiers.map(({ after, to }) => `${span(after)} ${t(`told.${to}`)}`).join('；')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {weights.map((key) => `${t(`scored.${key}`)} ${terms.weights[key]}`).join('；')}；
        {points.map((key) => `${t(`point.${key}`)} ${terms.points[key]}`).join('；')}；{t('balance.many')}{' '}
        {terms.balance.many}；{t('balance.few')} {terms.balance.few}
      </p>
    </>
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
      fields={(before) => <Fields before={before} />}
    />
  );
}
