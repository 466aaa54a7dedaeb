import { Form as AntdForm, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../kit/Money.tsx';
import { blankStandard } from './definition.ts';
import { FigureGrid } from './FigureGrid.tsx';
import { useRequired } from '../../../kit/useRequired.ts';
import { FormulaFields } from './FormulaFields.tsx';
import { useMonths } from './rows.ts';

const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
const rhythms = ['monthly', 'quarterly', 'half_yearly', 'yearly'] as const;

interface Placed {
  at: number;
}

function useGrades() {
  const { t } = useTranslation('pay');
  return grades.map((key) => ({ key, value: key, label: t(`grade.${key}`) }));
}

/** The standard of one month: a formula by level, or an amount. */
function StandardFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const form = AntdForm.useFormInstance();
  const path = ['definition', 'items', at, 'standard'];
  const standard: unknown = AntdForm.useWatch(path, { form, preserve: true });
  const as = typeof standard === 'object' && standard !== null ? 'formula' : 'amount';
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
    </>
  );
}

/** How often it is paid, at which grade, what is paid ahead, and when the year is settled. */
function RhythmFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const gradeWords = useGrades();
  const months = useMonths();
  const settles = AntdForm.useWatch<number | null | undefined>(['definition', 'items', at, 'settle', 'month']);
  const words = <K extends string>(values: readonly K[], label: (value: K) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <div className="pay-triple">
      <AntdForm.Item name={[at, 'share']} label={t('itemShare')} extra={t('itemShareNote')}>
        <Input inputMode="decimal" />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'rhythm']} label={t('rhythm')}>
        <Select options={words(rhythms, (value) => t(`rhythm.${value}`))} placeholder={t('rhythm.monthly')} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'paidAt']} label={t('paidAt')}>
        <Select options={gradeWords} allowClear placeholder={t('paidAt.last')} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'advance', 'share']} label={t('advanceShare')} extra={t('advanceShareNote')}>
        <Input inputMode="decimal" />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'advance', 'grade']} label={t('advanceGrade')}>
        <Select options={gradeWords} allowClear placeholder={t('defaultGrade')} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'leaver']} label={t('leaver')}>
        <Select
          options={words(['paid', 'forfeits'] as const, (value) => t(`leaver.${value}`))}
          placeholder={t('leaver.paid')}
        />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'settle', 'month']} label={t('settleMonth')} extra={t('settleMonthNote')}>
        <Select options={months} allowClear placeholder={t('none')} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'settle', 'ungraded']} label={t('ungraded')} hidden={!settles}>
        <Select
          options={words(['wait', 'default'] as const, (value) => t(`ungraded.${value}`))}
          placeholder={t('ungraded.wait')}
        />
      </AntdForm.Item>
    </div>
  );
}

/** Pay that depends on a grade. */
export function PerformanceFields({ at }: Placed) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const gradeWords = useGrades();
  return (
    <>
      <StandardFields at={at} />
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
      <RhythmFields at={at} />
    </>
  );
}
