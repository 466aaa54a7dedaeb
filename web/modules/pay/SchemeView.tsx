import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { yuanText } from '../../kit/Money.tsx';
import type { PayItem, SchemeDefinition } from './types.ts';

type Formula = Extract<PayItem, { kind: 'level_coefficient' }>['formula'];
type T = ReturnType<typeof useTranslation<'pay'>>['t'];

const formulaText = (t: T, { baseFen, factor, share }: Formula): string =>
  `${yuanText(baseFen)} × ${factor} × ${share} × ${t('input.coefficient')}`;

const tableWords = {
  level_table: (level: string) => level,
  post_table: (post: string) => `postClass.${post}`,
  qualification: (certificate: string) => `qualification.${certificate}`,
  education: (education: string) => `education.${education}`,
};

/** Amounts by key in words: a level, a post, a certificate. */
const tableText = (t: T, item: Extract<PayItem, { amountsFen: unknown }>): string =>
  Object.entries(item.amountsFen)
    .map(([key, fen]) => `${t(tableWords[item.kind](key) as 'post.head', { defaultValue: key })} ${yuanText(fen)}`)
    .join('，');

/** How an item is worked out, in one line. */
function howText(t: T, item: PayItem): string {
  switch (item.kind) {
    case 'level_coefficient':
      return formulaText(t, item.formula);
    case 'performance': {
      const standard = typeof item.standard === 'number' ? yuanText(item.standard) : formulaText(t, item.standard);
      const grades = Object.entries(item.gradeCoefficients).map(
        ([grade, k]) => `${t(`grade.${grade}` as 'grade.basic')} ${k}`,
      );
      return `${standard} × ${t('input.gradeCoefficient')}（${grades.join('，')}；${t('defaultGradeAs', { grade: t(`grade.${item.defaultGrade}`) })}）`;
    }
    case 'seniority':
      return `${yuanText(item.perYearFen)} × ${t('input.serviceYears')}（≤ ${item.capYears}）`;
    case 'fixed':
      return yuanText(item.amountFen);
    default:
      return tableText(t, item);
  }
}

function Items({ definition }: { definition: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  return (
    <Table<PayItem>
      size="small"
      rowKey="code"
      pagination={false}
      dataSource={[...definition.items]}
      columns={[
        { title: t('item'), dataIndex: 'name', className: 'pay-nowrap' },
        { title: t('kind'), className: 'pay-nowrap', render: (_, { kind }) => t(`kind.${kind}`) },
        { title: t('how'), render: (_, item) => howText(t, item) },
        {
          title: t('counts'),
          render: (_, { taxable, insurable }) => (
            <>
              {taxable ? <Tag>{t('taxable')}</Tag> : null}
              {insurable ? <Tag>{t('insurable')}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}

const coefficientsOf = (definition: SchemeDefinition): Record<string, string> =>
  definition.items.flatMap((item) =>
    item.kind === 'level_coefficient' ? [{ ...item.formula.coefficients }] : [],
  )[0] ?? {};

/** The level rule and the coefficients of the levels, as a strip of cells. */
function Levels({ definition }: { definition: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  const { floors, ceilings, yearsPerLevel } = definition.levelRule;
  const coefficients = Object.entries(coefficientsOf(definition));
  return (
    <>
      <p>
        {(['head', 'deputy', 'staff'] as const)
          .map((post) => `${t(`post.${post}`)} ${floors[post]}–${ceilings[post]}`)
          .join('；')}
        {`；${t('yearsPerLevel', { n: yearsPerLevel })}`}
      </p>
      {coefficients.length > 0 ? (
        <dl className="pay-levels" aria-label={t('coefficients')}>
          {coefficients.map(([level, coefficient]) => (
            <div key={level}>
              <dt>{level}</dt>
              <dd>{coefficient}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

/** What a scheme says: its items, its level rule, and what the reader must know of its figures. */
export function SchemeView({ definition }: { definition: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  return (
    <>
      <Items definition={definition} />
      <h3>{t('levelRule')}</h3>
      <Levels definition={definition} />
      {definition.notes.length > 0 ? (
        <>
          <h3>{t('notes')}</h3>
          <ul className="pay-notes">
            {definition.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
