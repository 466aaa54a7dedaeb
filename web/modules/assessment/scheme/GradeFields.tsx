import { Checkbox, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SchemeContent } from '../types.ts';
import { useRequired } from '../../../kit/useRequired.ts';
import { useGroups } from './parts.tsx';

type Name = readonly string[];

function Cell({ name, label, count }: { name: Name; label: string; count?: readonly [number, number] }) {
  return (
    <AntdForm.Item name={['content', ...name]} label={label} rules={useRequired()}>
      {count ? (
        <InputNumber min={count[0]} max={count[1]} precision={0} className="full-width" />
      ) : (
        <Input inputMode="decimal" />
      )}
    </AntdForm.Item>
  );
}

/** Groups and dimensions that may tell equal scores apart, in the order in which they are chosen. */
function TieBreak() {
  const { t } = useTranslation('assessment');
  const form = AntdForm.useFormInstance();
  const groups = useGroups();
  const sheets: unknown = AntdForm.useWatch(['content', 'sheets'], { form, preserve: true });
  const dimensions = ((sheets ?? []) as Partial<SchemeContent['sheets'][number]>[]).flatMap(
    (sheet) => sheet?.dimensions ?? [],
  );
  const options = new Map([
    ...groups.map(({ code, name }) => [code, name] as const),
    ...dimensions.map((one) => [`dimension:${one?.code ?? ''}`, t('dimensionOf', { name: one?.zh ?? '' })] as const),
  ]);
  return (
    <AntdForm.Item name={['content', 'tieBreak']} label={t('tieBreak')} extra={t('tieBreakNote')}>
      <Select mode="multiple" options={[...options].map(([value, label]) => ({ value, label }))} />
    </AntdForm.Item>
  );
}

/** Bands, cap, ties, who is not graded, what is valid, and the days of publicity and appeal. */
export function GradeFields() {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  return (
    <section className="panel" aria-labelledby="scheme-grades">
      <h2 id="scheme-grades">{t('gradeRules')}</h2>
      <div className="scheme-four">
        {(['excellent', 'qualified', 'basic'] as const).map((band) => (
          <Cell key={band} name={['bands', band]} label={t('bandFrom', { grade: t(`grade.${band}`) })} />
        ))}
        <AntdForm.Item name={['content', 'missing']} label={t('missingRule')} rules={required}>
          <Select
            options={(['incomplete', 'renormalise'] as const).map((value) => ({
              value,
              label: t(`missingRule.${value}`),
            }))}
          />
        </AntdForm.Item>
        <Cell name={['excellent', 'share']} label={t('capShare')} />
        <AntdForm.Item name={['content', 'excellent', 'pool']} label={t('pool')} rules={required}>
          <Select
            options={(['city', 'street', 'community'] as const).map((value) => ({ value, label: t(`pool.${value}`) }))}
          />
        </AntdForm.Item>
      </div>
      <TieBreak />
      <div className="scheme-four">
        <Cell name={['notGraded', 'fewestMonths']} label={t('fewestMonths')} count={[0, 12]} />
        <AntdForm.Item
          name={['content', 'notGraded', 'probation']}
          valuePropName="checked"
          label={t('notGraded.probation')}
        >
          <Checkbox>{t('grade.none')}</Checkbox>
        </AntdForm.Item>
        <AntdForm.Item name={['content', 'notGraded', 'probationMonths']} label={t('probationMonths')}>
          <InputNumber min={1} max={12} precision={0} className="full-width" />
        </AntdForm.Item>
        <Cell name={['transfer', 'fewestMonths']} label={t('placeMonths')} count={[1, 12]} />
        <Cell name={['anonymity', 'fewestRaters']} label={t('anonymity')} count={[1, 20]} />
        <Cell name={['ballot', 'fewest']} label={t('ballotFewest')} count={[0, 100_000]} />
        <Cell name={['ballot', 'ordinaryShare']} label={t('ballotShare')} />
      </div>
      <h3>{t('outlierRule')}</h3>
      <div className="scheme-four">
        <AntdForm.Item name={['content', 'outliers', 'deviations']} label={t('outlier.deviations')}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
        <AntdForm.Item name={['content', 'outliers', 'points']} label={t('outlier.points')}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
        <AntdForm.Item name={['content', 'outliers', 'fewestRaters']} label={t('outlier.fewestRaters')}>
          <InputNumber min={3} max={50} precision={0} className="full-width" />
        </AntdForm.Item>
      </div>
      <h3>{t('workdayRules')}</h3>
      <div className="scheme-four">
        <Cell name={['publicity', 'workdays']} label={t('publicityDays')} count={[1, 60]} />
        <AntdForm.Item name={['content', 'publicity', 'countStart']} valuePropName="checked" label={t('publicityFrom')}>
          <Checkbox>{t('countStart')}</Checkbox>
        </AntdForm.Item>
        <Cell name={['appeal', 'workdays']} label={t('appealDays')} count={[1, 60]} />
        <Cell name={['appeal', 'answerWorkdays']} label={t('answerDays')} count={[1, 60]} />
        <Cell name={['appeal', 'reviewWorkdays']} label={t('reviewDays')} count={[1, 60]} />
      </div>
    </section>
  );
}
