import { useTranslation } from 'react-i18next';
import { yuanText } from '../../kit/Money.tsx';
import type { PayItem, SchemeDefinition } from './types.ts';

type Formula = Extract<PayItem, { kind: 'level_coefficient' }>['formula'];
type Performance = Extract<PayItem, { kind: 'performance' }>;
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

/** How often performance is paid, what is paid ahead, when the year is settled: what is left open is not said. */
function rhythmText(t: T, { rhythm, paidAt, advance, settle, leaver, defaultGrade }: Performance): string[] {
  const ahead = advance && `${t('advanceShare')} ${advance.share}（${t(`grade.${advance.grade ?? defaultGrade}`)}）`;
  return [
    rhythm ? `${t('rhythm')} ${t(`rhythm.${rhythm}`)}` : '',
    paidAt ? `${t('paidAt')} ${t(`grade.${paidAt}`)}` : '',
    ahead ?? '',
    settle ? t('settleIn', { n: settle.month }) : '',
    settle ? `${t('ungraded')} ${t(`ungraded.${settle.ungraded}`)}` : '',
    leaver ? `${t('leaver')} ${t(`leaver.${leaver}`)}` : '',
  ].filter((text) => text !== '');
}

function performanceText(t: T, item: Performance): string {
  const standard = typeof item.standard === 'number' ? yuanText(item.standard) : formulaText(t, item.standard);
  const share = item.share === undefined ? '' : ` × ${item.share}`;
  const grades = Object.entries(item.gradeCoefficients).map(
    ([grade, k]) => `${t(`grade.${grade}` as 'grade.basic')} ${k}`,
  );
  const byGrade = `（${grades.join('，')}；${t('defaultGradeAs', { grade: t(`grade.${item.defaultGrade}`) })}）`;
  const how = `${standard}${share} × ${t('input.gradeCoefficient')}${byGrade}`;
  return [how, ...rhythmText(t, item)].join('；');
}

/** Names of the items and facts of a scheme, for those that refer to them; an unknown code stands for itself. */
function namesOf({ items, facts = [] }: SchemeDefinition) {
  const names = new Map([...items, ...facts].map(({ code, name }) => [code, name]));
  return (codes: readonly string[]): string => codes.map((code) => names.get(code) ?? code).join('、');
}

function entryText(
  t: T,
  item: Extract<PayItem, { fact: string }>,
  names: (codes: readonly string[]) => string,
): string {
  const fact = names([item.fact]);
  if (item.kind === 'fact_unit') {
    if (typeof item.price === 'number') return `${yuanText(item.price)} × ${fact}`;
    const { items, paidDays, hoursPerDay, factor } = item.price;
    const hours = hoursPerDay === undefined ? '' : ` ÷ ${hoursPerDay}`;
    return `${names(items)} ÷ ${paidDays}${hours} × ${factor} × ${fact}`;
  }
  const days = item.basis.by === 'paid_days' ? item.basis.paidDays : t('input.monthDays');
  return `−${names(item.items)} ÷ ${days} × ${item.share} × ${fact}`;
}

/** How an item is worked out, in one line. */
export function useItemText(definition: SchemeDefinition): (item: PayItem) => string {
  const { t } = useTranslation('pay');
  const names = namesOf(definition);
  const how = (item: PayItem): string => {
    switch (item.kind) {
      case 'level_coefficient':
        return formulaText(t, item.formula);
      case 'performance':
        return performanceText(t, item);
      case 'seniority':
        return `${yuanText(item.perYearFen)} × ${t('input.serviceYears')}（≤ ${item.capYears}）`;
      case 'fixed':
        return yuanText(item.amountFen);
      case 'fact_unit':
      case 'absence':
        return entryText(t, item, names);
      case 'one_off':
        return t(`direction.${item.direction}`);
      default:
        return tableText(t, item);
    }
  };
  return (item) => {
    const funds = item.funds?.map(({ fund, share }) => `${fund} ${share}`).join('、');
    return funds ? `${how(item)}；${t('fundsOf', { funds })}` : how(item);
  };
}

/** What a scheme says beside its items: how parts of a month are paid, probation, the facts it asks for. */
export function useTermTexts({
  partMonth,
  paidDays,
  probation,
  facts = [],
  ...definition
}: SchemeDefinition): string[] {
  const { t } = useTranslation('pay');
  const names = namesOf({ partMonth, ...definition });
  const days = paidDays === undefined ? '' : `（${t('paidDaysPerMonth')} ${paidDays}）`;
  const asked = facts.map(({ name, unit, max }) => `${name}（${t(`factUnit.${unit}`)}，≤ ${max}）`);
  const newcomer =
    probation &&
    t('probationText', {
      n: probation.months,
      item: names([probation.item]),
      mean: yuanText(probation.meanBaseFen),
      share: probation.share,
    });
  const unpaid = probation?.unpaid?.length ? `；${t('probationUnpaid')} ${names(probation.unpaid)}` : '';
  return [
    `${t('partMonth')}：${t(`partMonth.${partMonth}`)}${days}`,
    ...(newcomer ? [`${t('probation')}：${newcomer}${unpaid}`] : []),
    ...(asked.length > 0 ? [`${t('facts')}：${asked.join('、')}`] : []),
  ];
}
