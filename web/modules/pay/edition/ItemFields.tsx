import { Form as AntdForm, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../kit/Money.tsx';
import type { PayItem } from '../types.ts';
import { AbsenceFields, FactUnitFields, OneOffFields } from './EntryFields.tsx';
import { FigureGrid } from './FigureGrid.tsx';
import { useRequired } from '../../../kit/useRequired.ts';
import { FormulaFields } from './FormulaFields.tsx';
import { educations, posts } from './LevelRuleFields.tsx';
import { PerformanceFields } from './PerformanceFields.tsx';
import { useLevelRows, usePostRows } from './rows.ts';

const certificates = ['assistant', 'intermediate', 'senior'] as const;

interface Placed {
  /** The item's place in the list. */
  at: number;
}

function SeniorityFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  return (
    <div className="pay-pair">
      <AntdForm.Item name={[at, 'perYearFen']} label={t('input.perYearFen')} rules={required}>
        <MoneyInput />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'capYears']} label={t('input.capYears')} rules={required}>
        <InputNumber min={0} max={60} precision={0} className="full-width" />
      </AntdForm.Item>
    </div>
  );
}

function PostTable({ at }: Placed) {
  const { t } = useTranslation('pay');
  const { rows, asked } = usePostRows(at);
  return (
    <>
      <FigureGrid label={t('amount')} name={[at, 'amountsFen']} rows={rows} figure="money" />
      <p className="pay-source">{t('postClassNote', { rows: posts.map((post) => asked[post]).join('、') })}</p>
    </>
  );
}

/** The fields of one item of a kind. */
export function ItemFields({ kind, at }: Placed & { kind: PayItem['kind'] }) {
  const { t } = useTranslation('pay');
  const levels = useLevelRows();
  const required = useRequired();
  const table = (rows: Parameters<typeof FigureGrid>[0]['rows']) => (
    <FigureGrid label={t('amount')} name={[at, 'amountsFen']} rows={rows} figure="money" />
  );
  switch (kind) {
    case 'level_coefficient':
      return <FormulaFields at={at} field="formula" />;
    case 'level_table':
      return table(levels);
    case 'post_table':
      return <PostTable at={at} />;
    case 'qualification':
      return table(certificates.map((key) => ({ key, label: t(`qualification.${key}`) })));
    case 'education':
      return table(educations.map((key) => ({ key, label: t(`education.${key}`) })));
    case 'seniority':
      return <SeniorityFields at={at} />;
    case 'fixed':
      return (
        <AntdForm.Item name={[at, 'amountFen']} label={t('amount')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      );
    case 'performance':
      return <PerformanceFields at={at} />;
    case 'fact_unit':
      return <FactUnitFields at={at} />;
    case 'absence':
      return <AbsenceFields at={at} />;
    case 'one_off':
      return <OneOffFields at={at} />;
  }
}
