import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from './types.ts';

const colours = { excellent: 'green', qualified: 'cyan', basic: 'gold', unqualified: 'red' } as const;

/** A grade with the reason for it where the score alone does not tell. */
export function GradeTag({
  grade,
  reason,
  notGraded,
}: Pick<Person, 'grade' | 'reason'> & { notGraded?: Person['notGraded'] }) {
  const { t } = useTranslation('assessment');
  const plain = reason === 'by_score' || reason === 'within_cap';
  return (
    <>
      {grade ? <Tag color={colours[grade]}>{t(`grade.${grade}`)}</Tag> : <Tag>{t('grade.none')}</Tag>}
      {plain ? null : (
        <small className="assessment-why">{notGraded ? t(`notGraded.${notGraded}`) : t(`reason.${reason}`)}</small>
      )}
    </>
  );
}
