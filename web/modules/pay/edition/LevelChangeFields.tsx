import { Button, Form as AntdForm, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../../kit/Day.tsx';

const rule = ['definition', 'levelRule'] as const;
const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;

function useGradeOptions() {
  const { t } = useTranslation('pay');
  return grades.map((value) => ({ value, label: t(`grade.${value}`) }));
}

/** So many years in a row at a grade, so many steps. */
function RunFields({ name }: { name: readonly (string | number)[] }) {
  const { t } = useTranslation(['pay', 'payplan']);
  const options = useGradeOptions();
  return (
    <>
      <AntdForm.Item name={[...name, 'grade']} label={t('payplan:rule.grade')}>
        <Select allowClear options={options} />
      </AntdForm.Item>
      <AntdForm.Item name={[...name, 'years']} label={t('payplan:rule.years')}>
        <InputNumber className="full-width" min={1} max={10} precision={0} />
      </AntdForm.Item>
      <AntdForm.Item name={[...name, 'levels']} label={t('payplan:rule.levels')}>
        <InputNumber className="full-width" min={1} max={5} precision={0} />
      </AntdForm.Item>
    </>
  );
}

function Demotions() {
  const { t } = useTranslation(['pay', 'payplan']);
  return (
    <fieldset className="pay-rules">
      <legend>{t('payplan:rule.demotions')}</legend>
      <AntdForm.List name={[...rule, 'demotions']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="pay-rule">
                <RunFields name={[row.name]} />
                <AntdForm.Item>
                  <Button onClick={() => remove(row.name)}>{t('payplan:rule.demotionRemove')}</Button>
                </AntdForm.Item>
              </div>
            ))}
            {rows.length < grades.length ? (
              <Button onClick={() => add({})}>{t('payplan:rule.demotionAdd')}</Button>
            ) : null}
          </>
        )}
      </AntdForm.List>
    </fieldset>
  );
}

/** How time, grades and probation move a level; what is left empty moves nobody. */
export function LevelChangeFields() {
  const { t } = useTranslation(['pay', 'payplan']);
  const options = useGradeOptions();
  return (
    <>
      <AntdForm.Item
        name={[...rule, 'countFrom']}
        label={t('payplan:rule.countFrom')}
        extra={t('payplan:rule.countFromNote')}
      >
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name={[...rule, 'riseFrom']} label={t('payplan:rule.riseFrom')}>
        <Select
          allowClear
          options={(['next_january', 'next_month'] as const).map((value) => ({
            value,
            label: t(`payplan:rule.riseFrom.${value}`),
          }))}
        />
      </AntdForm.Item>
      <AntdForm.Item name={[...rule, 'excludedGrades']} label={t('payplan:rule.excluded')}>
        <Select mode="multiple" options={options} />
      </AntdForm.Item>
      <AntdForm.Item name={[...rule, 'heldBackGrades']} label={t('payplan:rule.held')}>
        <Select mode="multiple" options={options} />
      </AntdForm.Item>
      <fieldset className="pay-rules">
        <legend>{t('payplan:rule.early')}</legend>
        <div className="pay-rule">
          <RunFields name={[...rule, 'earlyStep']} />
        </div>
      </fieldset>
      <Demotions />
      <fieldset className="pay-rules">
        <legend>{t('payplan:rule.probation')}</legend>
        <div className="pay-rule">
          <AntdForm.Item name={[...rule, 'probation', 'months']} label={t('payplan:rule.months')}>
            <InputNumber className="full-width" min={1} max={24} precision={0} />
          </AntdForm.Item>
          <AntdForm.Item name={[...rule, 'probation', 'experienceYears']} label={t('payplan:rule.experience')}>
            <InputNumber className="full-width" min={1} max={40} precision={0} />
          </AntdForm.Item>
          <AntdForm.Item name={[...rule, 'probation', 'levelsLower']} label={t('payplan:rule.lower')}>
            <InputNumber className="full-width" min={1} max={5} precision={0} />
          </AntdForm.Item>
        </div>
      </fieldset>
    </>
  );
}
