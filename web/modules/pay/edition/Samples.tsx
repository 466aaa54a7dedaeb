import { Alert, Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../kit/Money.tsx';
import type { Sample, SamplePay } from '../types.ts';
import { GapText } from '../GapText.tsx';
import { educations, posts } from './LevelRuleFields.tsx';
import { useFacts } from './rows.ts';

const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
const certificates = ['assistant', 'intermediate', 'senior'] as const;

interface SampleProps {
  sample: Sample;
  onChange: (sample: Sample) => void;
}

/** What the reader may change of a sample. */
function SampleFacts({ sample, onChange }: SampleProps) {
  const { t } = useTranslation('pay');
  const choice = <K extends keyof Sample>(key: K, label: string, options: { value: Sample[K]; label: string }[]) => (
    <Select
      aria-label={label}
      value={sample[key]}
      onChange={(value: Sample[K]) => onChange({ ...sample, [key]: value })}
      options={options}
      className="full-width"
    />
  );
  return (
    <div className="pay-sample-facts">
      {choice(
        'postType',
        t('post'),
        posts.map((value) => ({ value, label: t(`post.${value}`) })),
      )}
      <InputNumber
        aria-label={t('input.serviceYears')}
        min={0}
        max={60}
        precision={0}
        suffix={t('yearsWord')}
        value={sample.serviceYears}
        onChange={(years) => onChange({ ...sample, serviceYears: years ?? 0 })}
        className="full-width"
      />
      {choice(
        'education',
        t('input.education'),
        educations.map((value) => ({ value, label: t(`education.${value}`) })),
      )}
      {choice('grade', t('grade'), [
        { value: null, label: t('noGrade') },
        ...grades.map((value) => ({ value, label: t(`grade.${value}`) })),
      ])}
      {choice('qualification', t('input.qualification'), [
        { value: null, label: t('noQualification') },
        ...certificates.map((value) => ({ value, label: t(`qualification.${value}`) })),
      ])}
      <Checkbox
        checked={sample.degreeHeld}
        onChange={({ target }) => onChange({ ...sample, degreeHeld: target.checked })}
      >
        {t('degreeHeld')}
      </Checkbox>
      <Checkbox
        checked={sample.onProbation ?? false}
        onChange={({ target }) => onChange({ ...sample, onProbation: target.checked })}
      >
        {t('onProbation')}
      </Checkbox>
    </div>
  );
}

/** What is entered of the sample's month, by the facts that the scheme asks for. */
function SampleQuantities({ sample, onChange }: SampleProps) {
  const { t } = useTranslation('pay');
  const facts = useFacts().filter(({ code }) => code !== '');
  return facts.length === 0 ? null : (
    <div className="pay-sample-facts pay-sample-quantities">
      {facts.map(({ code, name, unit }) => (
        <Input
          key={code}
          aria-label={t('sampleQuantity', { name, unit: t(`factUnit.${unit}`) })}
          inputMode="decimal"
          prefix={name}
          suffix={t(`factUnit.${unit}`)}
          value={sample.quantities?.[code] ?? ''}
          onChange={({ target }) =>
            onChange({ ...sample, quantities: { ...sample.quantities, [code]: target.value.trim() } })
          }
        />
      ))}
    </div>
  );
}

function Earned({ pay }: { pay: SamplePay }) {
  const { t } = useTranslation('pay');
  return (
    <>
      {pay.gap ? <Alert type="warning" title={<GapText {...pay.gap} />} /> : null}
      <dl className="pay-cost">
        {pay.lines.map(({ code, name, amountFen, formula }) => (
          <div key={`${code} ${formula}`}>
            <dt>{name}</dt>
            <dd>
              <Money fen={amountFen} />
            </dd>
          </div>
        ))}
        <div className="pay-sample-total">
          <dt>
            {t('levelIs', { n: pay.level })} · {t('grossFen')}
          </dt>
          <dd>
            <Money fen={pay.grossFen} />
          </dd>
        </div>
      </dl>
    </>
  );
}

/** One invented worker: facts that can be changed, and what the month would bring. */
export function SampleCard({ at, pay, ...facts }: SampleProps & { at: number; pay: SamplePay | undefined }) {
  const { t } = useTranslation('pay');
  return (
    <section className="pay-sample" aria-label={t('sample', { n: at + 1 })}>
      <h3>{t('sample', { n: at + 1 })}</h3>
      <SampleFacts {...facts} />
      <SampleQuantities {...facts} />
      {pay ? <Earned pay={pay} /> : null}
    </section>
  );
}
