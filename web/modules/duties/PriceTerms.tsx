import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form as AntdForm, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditionForm } from '../../kit/EditionForm.tsx';
import { EditionSince } from '../../kit/EditionSince.tsx';
import { MoneyInput, yuanText } from '../../kit/Money.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { PriceTerms } from './types.ts';

const { Item } = AntdForm;
type Values = Record<string, unknown>;

const shape = (values: Values) => ({
  ...values,
  paidDaysPerMonth: String(values['paidDaysPerMonth']),
  prepaidShare: String(values['prepaidShare']),
  qualityBands: ((values['qualityBands'] ?? []) as Values[]).map(({ fromScore, ratio }) => ({
    fromScore: String(fromScore),
    ratio: String(ratio),
  })),
});

function Bands() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  return (
    <AntdForm.List name="qualityBands">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => (
            <Flex key={field.key} gap={8} align="start" className="draft-line">
              <Item name={[field.name, 'fromScore']} label={t('bandFrom')} rules={required}>
                <InputNumber stringMode min="0" max="100" className="full-width" />
              </Item>
              <Item name={[field.name, 'ratio']} label={t('bandRatio')} rules={required}>
                <InputNumber stringMode min="0" className="full-width" />
              </Item>
              <Button
                type="text"
                aria-label={t('remove')}
                icon={<MinusCircleOutlined />}
                onClick={() => remove(field.name)}
              />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add()}>
            {t('addBand')}
          </Button>
        </>
      )}
    </AntdForm.List>
  );
}

function TermsFields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  return (
    <>
      <Item name="paidDaysPerMonth" label={t('paidDays')} rules={required}>
        <InputNumber stringMode min="1" className="full-width" />
      </Item>
      <Item name="prepaidShare" label={t('prepaidShare')} rules={required}>
        <InputNumber stringMode min="0" max="1" step="0.1" className="full-width" />
      </Item>
      <Item name="proration" label={t('prorationLabel')} rules={required}>
        <Select options={(['months', 'days'] as const).map((value) => ({ value, label: t(`proration.${value}`) }))} />
      </Item>
      <Item name="yearDays" label={t('yearDays')} rules={required}>
        <InputNumber min={300} max={366} precision={0} className="full-width" />
      </Item>
      <Item name="evidenceFromFen" label={t('evidenceFrom')} rules={required}>
        <MoneyInput min={0} />
      </Item>
      <Bands />
    </>
  );
}

/** How volume and quality become money, edition by edition, each with its first day and source. */
export function PriceTermsPanel() {
  const { t } = useTranslation('duties');
  const [open, setOpen] = useState(false);
  const query = useCityQuery<{ items: PriceTerms[] }>('duties/price-terms');
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { items } = query.data;
  return (
    <>
      {items.map((terms) => (
        <section key={terms.fromDay} className="panel" aria-label={`${t('priceTerms')} ${terms.fromDay}`}>
          <h2>
            {t('priceTerms')} · <EditionSince edition={terms} />
          </h2>
          <p>{terms.source}</p>
          <dl className="duty-facts">
            <dt>{t('bands')}</dt>
            <dd>{terms.qualityBands.map(({ fromScore, ratio }) => `≥ ${fromScore}：${ratio}`).join('；')}</dd>
            <dt>{t('paidDays')}</dt>
            <dd>{terms.paidDaysPerMonth}</dd>
            <dt>{t('prepaidShare')}</dt>
            <dd>{terms.prepaidShare}</dd>
            <dt>{t('prorationLabel')}</dt>
            <dd>{t(`proration.${terms.proration}`)}</dd>
            <dt>{t('evidenceFrom')}</dt>
            <dd>{yuanText(terms.evidenceFromFen)}</dd>
          </dl>
        </section>
      ))}
      <Can needs="city.settings.write">
        <Button className="terms-act" onClick={() => setOpen(true)}>
          {t('act.priceTerms')}
        </Button>
      </Can>
      <FormDrawer title={t('act.priceTerms')} open={open} onClose={() => setOpen(false)}>
        <EditionForm
          path="duties/price-terms"
          before={items.find(({ inForce }) => inForce)}
          shape={shape}
          onClose={() => setOpen(false)}
        >
          <TermsFields />
        </EditionForm>
      </FormDrawer>
    </>
  );
}
