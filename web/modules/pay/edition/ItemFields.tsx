import { Form as AntdForm, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../kit/Money.tsx';
import type { PayItem } from '../types.ts';
import { blankStandard } from './definition.ts';
import { FigureGrid } from './FigureGrid.tsx';
import { educations, posts } from './LevelRuleFields.tsx';
import { useLevelRows, usePostRows } from './rows.ts';

const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
const certificates = ['assistant', 'intermediate', 'senior'] as const;

interface Placed {
  /** The item's place in the list. */
  at: number;
}

function useRequired() {
  const { t } = useTranslation('pay');
  return [{ required: true, message: t('required') }];
}

/** base × factor × share × the level's coefficient. */
function FormulaFields({ at, field }: Placed & { field: 'formula' | 'standard' }) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  return (
    <>
      <div className="pay-triple">
        <AntdForm.Item name={[at, field, 'baseFen']} label={t('input.baseFen')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
        <AntdForm.Item name={[at, field, 'factor']} label={t('input.factor')} rules={required}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
        <AntdForm.Item name={[at, field, 'share']} label={t('input.share')} rules={required}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
      </div>
      <FigureGrid label={t('coefficients')} name={[at, field, 'coefficients']} rows={useLevelRows()} figure="decimal" />
    </>
  );
}

function PerformanceFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const form = AntdForm.useFormInstance();
  const path = ['definition', 'items', at, 'standard'];
  const standard: unknown = AntdForm.useWatch(path, { form, preserve: true });
  const as = typeof standard === 'object' && standard !== null ? 'formula' : 'amount';
  const gradeWords = grades.map((key) => ({ key, value: key, label: t(`grade.${key}`) }));
  return (
    <>
      <Radio.Group
        aria-label={t('standardAs')}
        className="pay-standard"
        value={as}
        onChange={({ target }) => form.setFieldValue(path, blankStandard(target.value as 'formula' | 'amount'))}
        options={(['formula', 'amount'] as const).map((value) => ({ value, label: t(`standard.${value}`) }))}
      />
      {as === 'formula' ? (
        <FormulaFields at={at} field="standard" />
      ) : (
        <AntdForm.Item name={[at, 'standard']} label={t('amount')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
      )}
      <FigureGrid
        label={t('gradeCoefficients')}
        name={[at, 'gradeCoefficients']}
        rows={gradeWords}
        figure="decimal"
        required
      />
      <AntdForm.Item name={[at, 'defaultGrade']} label={t('defaultGrade')} rules={required}>
        <Select options={gradeWords} />
      </AntdForm.Item>
    </>
  );
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
  }
}
