import { Checkbox, Input, InputNumber, Radio, Select, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../kit/Money.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Scheme } from '../pay/types.ts';

export const posts = ['head', 'deputy', 'staff'] as const;
export const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
export type Post = (typeof posts)[number];
export type Grade = (typeof grades)[number];

/** What the fields hold: shares as whole percents, what is empty stays as it is. */
export interface Draft {
  schemeId: string | null;
  levels: 'keep' | 'derive';
  baseFen: number | null;
  factor: string;
  coefficients: Readonly<Record<string, string>>;
  headcount: Readonly<Record<Post, number>>;
  mixed: boolean;
  percents: Readonly<Record<Grade, number>>;
}

export const unchanged: Draft = {
  schemeId: null,
  levels: 'keep',
  baseFen: null,
  factor: '',
  coefficients: {},
  headcount: { head: 0, deputy: 0, staff: 0 },
  mixed: false,
  percents: { excellent: 20, qualified: 75, basic: 5, unqualified: 0 },
};

const levels = Array.from({ length: 18 }, (_, index) => String(index + 1));
const reach = 50;

interface FieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function SchemeField({ draft, change }: FieldsProps) {
  const { t } = useTranslation('payplan');
  const schemes = useCityQuery<{ items: Scheme[] }>('pay/schemes');
  const options = (schemes.data?.items ?? []).map(({ id, name, edition }) => ({
    value: id,
    label: `${name} v${edition}`,
  }));
  return (
    <>
      <label>
        {t('schemeFrom')}
        <Select
          aria-label={t('schemeFrom')}
          value={draft.schemeId}
          allowClear
          placeholder={t('schemeStanding')}
          loading={schemes.isLoading}
          options={options}
          onChange={(schemeId: string | null | undefined) => change({ schemeId: schemeId ?? null })}
        />
      </label>
      <Radio.Group
        aria-label={t('levelsMode')}
        value={draft.levels}
        onChange={({ target }) => change({ levels: target.value as Draft['levels'] })}
        options={(['keep', 'derive'] as const).map((value) => ({ value, label: t(`levelsMode.${value}`) }))}
      />
    </>
  );
}

function Headcount({ draft, change }: FieldsProps) {
  const { t } = useTranslation(['payplan', 'pay']);
  const set = (post: Post, value: number | null) => change({ headcount: { ...draft.headcount, [post]: value ?? 0 } });
  return (
    <fieldset>
      <legend>{t('headcount')}</legend>
      {posts.map((post) => (
        <label key={post}>
          {t(`pay:post.${post}`)}
          <InputNumber
            min={-5000}
            max={5000}
            precision={0}
            value={draft.headcount[post]}
            onChange={(value) => set(post, value)}
          />
          <Slider
            min={-reach}
            max={reach}
            value={draft.headcount[post]}
            ariaLabelForHandle={t(`pay:post.${post}`)}
            onChange={(value) => set(post, value)}
          />
        </label>
      ))}
    </fieldset>
  );
}

function Shares({ draft, change }: FieldsProps) {
  const { t } = useTranslation(['payplan', 'pay']);
  return (
    <>
      <Checkbox checked={draft.mixed} onChange={({ target }) => change({ mixed: target.checked })}>
        {t('gradeSharesOn')}
      </Checkbox>
      {draft.mixed ? (
        <fieldset>
          <legend>{t('gradeShares')}</legend>
          {grades.map((grade) => (
            <label key={grade}>
              {t(`pay:grade.${grade}`)}
              <InputNumber
                min={0}
                max={100}
                precision={0}
                suffix="%"
                value={draft.percents[grade]}
                onChange={(value) => change({ percents: { ...draft.percents, [grade]: value ?? 0 } })}
              />
            </label>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

/** What is tried out: scheme, base, factor, coefficients, posts, grades. */
export function WhatIfFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('payplan');
  return (
    <div className="payplan-changes">
      <SchemeField draft={draft} change={change} />
      <label htmlFor="what-if-base">
        {`${t('base')}（${t('baseNote')}）`}
        <MoneyInput id="what-if-base" value={draft.baseFen} onChange={(baseFen) => change({ baseFen })} />
      </label>
      <label>
        {`${t('factor')}（${t('baseNote')}）`}
        <Input
          inputMode="decimal"
          maxLength={12}
          value={draft.factor}
          onChange={({ target }) => change({ factor: target.value })}
        />
      </label>
      <Headcount draft={draft} change={change} />
      <Shares draft={draft} change={change} />
      <details>
        <summary>{t('coefficients')}</summary>
        <fieldset>
          <legend>{t('level')}</legend>
          {levels.map((level) => (
            <label key={level}>
              {level}
              <Input
                inputMode="decimal"
                maxLength={12}
                value={draft.coefficients[level] ?? ''}
                onChange={({ target }) => change({ coefficients: { ...draft.coefficients, [level]: target.value } })}
              />
            </label>
          ))}
        </fieldset>
      </details>
    </div>
  );
}
