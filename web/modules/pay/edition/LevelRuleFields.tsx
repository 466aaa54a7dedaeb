import { Checkbox, Form as AntdForm, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { FigureGrid } from './FigureGrid.tsx';
import { LevelChangeFields } from './LevelChangeFields.tsx';

export const posts = ['head', 'deputy', 'staff'] as const;
export const educations = ['none', 'secondary', 'college', 'bachelor', 'master', 'doctor'] as const;

const rule = ['definition', 'levelRule'] as const;

/** Floors and ceilings of the posts, years a level, and what education brings. */
export function LevelRuleFields() {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const postRows = posts.map((key) => ({ key, label: t(`post.${key}`) }));
  const educationRows = educations.map((key) => ({ key, label: t(`education.${key}`) }));
  return (
    <section className="panel" aria-labelledby="edition-levels">
      <h2 id="edition-levels">{t('levelRule')}</h2>
      <div className="pay-pair">
        <FigureGrid label={t('floorLevel')} name={[...rule, 'floors']} rows={postRows} figure="count" required />
        <FigureGrid label={t('ceilingLevel')} name={[...rule, 'ceilings']} rows={postRows} figure="count" required />
      </div>
      <AntdForm.Item name={[...rule, 'yearsPerLevel']} label={t('yearsPer')} rules={required}>
        <InputNumber min={1} max={40} precision={0} />
      </AntdForm.Item>
      <FigureGrid
        label={t('educationLevels')}
        name={[...rule, 'educationLevels']}
        rows={educationRows}
        figure="count"
      />
      <FigureGrid label={t('educationYears')} name={[...rule, 'educationYears']} rows={educationRows} figure="count" />
      <AntdForm.Item name={[...rule, 'educationYearsAlways']} valuePropName="checked">
        <Checkbox>{t('educationYearsAlways')}</Checkbox>
      </AntdForm.Item>
      <LevelChangeFields />
    </section>
  );
}
