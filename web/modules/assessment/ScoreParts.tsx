import { Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Day } from '../../kit/Day.tsx';
import { GradeTag } from './GradeTag.tsx';
import { percent } from './percent.ts';
import type { ScoreTree } from './types.ts';

type Part = ScoreTree['parts'][number];

const signed = (sign: string, points: string): string => (points === '0.00' ? '—' : `${sign} ${points}`);

function PartRow({ part }: { part: Part }) {
  const { t } = useTranslation('assessment');
  return (
    <tr>
      <th scope="row">{part.name}</th>
      <td className="number">{part.marks.length === 0 ? '—' : part.marks.join('、')}</td>
      <td className="number">{part.mean ?? '—'}</td>
      <td className="number">{percent(part.share)}</td>
      <td className="number">
        {part.contribution ?? '—'}
        {part.state === 'counted' ? null : <Tag color="gold">{t(`part.${part.state}`)}</Tag>}
      </td>
    </tr>
  );
}

function Extra({ label, points, why }: { label: string; points: string; why: string | null }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={3}>{why}</td>
      <td className="number">{points}</td>
    </tr>
  );
}

/** A score from its marks to its sum: every line says what it is made of. */
export function ScoreParts({ tree }: { tree: ScoreTree }) {
  const { t } = useTranslation('assessment');
  const capped = tree.bonusCounted !== tree.bonus ? t('bonusCapped', { bonus: tree.bonus }) : '';
  const bonusWhy = [tree.bonusReason, capped].filter(Boolean).join('，') || null;
  return (
    <section className="panel assessment-wide" aria-label={t('scoreOf')} tabIndex={0}>
      <h2>{t('scoreOf')}</h2>
      <table className="assessment-table">
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col" className="number">
              {t('marks')}
            </th>
            <th scope="col" className="number">
              {t('mean')}
            </th>
            <th scope="col" className="number">
              {t('weight')}
            </th>
            <th scope="col" className="number">
              {t('contribution')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tree.parts.map((part) => (
            <PartRow key={part.code} part={part} />
          ))}
          <Extra label={t('bonus')} points={signed('+', tree.bonusCounted)} why={bonusWhy} />
          <Extra label={t('deduction')} points={signed('−', tree.deduction)} why={tree.deductionReason} />
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('score')}</th>
            <td colSpan={3}>{tree.complete ? '' : t('notAllParts')}</td>
            <td className="number">
              <strong>{tree.score ?? '—'}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Who this is, and the grade with what led to it. */
export function PersonFacts({ tree }: { tree: ScoreTree }) {
  const { t } = useTranslation('assessment');
  const items = [
    { key: 'unit', label: t('unit'), children: `${tree.streetName} ${tree.unitName}` },
    { key: 'post', label: t('post'), children: t(`post.${tree.postType}`) },
    { key: 'since', label: t('since'), children: <Day value={tree.servedSince} /> },
    { key: 'grade', label: t('grade'), children: <GradeTag {...tree} /> },
    ...(tree.rankedGrade && tree.rankedGrade !== tree.grade
      ? [{ key: 'ranked', label: t('ranked'), children: t(`grade.${tree.rankedGrade}`) }]
      : []),
    ...(tree.vetoReason ? [{ key: 'veto', label: t('veto'), children: tree.vetoReason }] : []),
    ...(tree.remark ? [{ key: 'remark', label: t('remark'), children: tree.remark }] : []),
  ];
  return (
    <section className="panel">
      <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 4 }} items={items} />
    </section>
  );
}
