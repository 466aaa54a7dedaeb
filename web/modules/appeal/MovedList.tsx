import { useTranslation } from 'react-i18next';
import type { Moved } from './types.ts';

/** Before and after of whoever moves by an appeal. */
export function MovedList({ moved }: { moved: readonly Moved[] }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  const grade = (value: Moved['toGrade']) => t(`assessment:grade.${value ?? 'none'}`);
  return (
    <ul className="appeal-moved">
      {moved.map((one) => (
        <li key={one.workerId}>
          <strong>{one.name}</strong> {one.unitName}：{one.fromScore ?? '—'} {grade(one.fromGrade)} →{' '}
          {one.toScore ?? '—'} {grade(one.toGrade)}（{t(`assessment:reason.${one.toReason}`)}）
        </li>
      ))}
    </ul>
  );
}
