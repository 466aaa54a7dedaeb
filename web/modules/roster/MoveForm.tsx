import { Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Card, Changed } from './types.ts';
import { useWords } from './words.ts';

export type MoveKind = 'transfer' | 'post' | 'leave' | 'return';

interface MoveFormProps {
  card: Card;
  kind: MoveKind;
  onDone: () => void;
}

const namesUnit = (kind: MoveKind): boolean => kind === 'transfer' || kind === 'return';

/** Transfer, change of post, leaving and re-entry ask for a day and a reason, and for as much more as they need. */
export function MoveForm({ card, kind, onDone }: MoveFormProps) {
  const { t } = useTranslation('roster');
  const { options } = useWords();
  const city = useCitySlug();
  const required = useRequired();
  const move = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Record<string, unknown>, key) =>
      api.post<Changed>(cityPath(city, `roster/workers/${card.id}/${kind}`), input, key),
    onDone,
  });
  return (
    <Form
      schema={null}
      action={move}
      submitLabel={t(`do.${kind}`)}
      onCancel={onDone}
      initial={{ postType: card.postType ?? 'staff' }}
      shape={(values) => ({ ...values, version: card.version })}
    >
      <p>{t(`about.${kind}`)}</p>
      {namesUnit(kind) ? (
        <AntdForm.Item name="unitId" label={t('toUnit')} rules={required}>
          <UnitSelect label={t('toUnit')} kinds={['street', 'community']} />
        </AntdForm.Item>
      ) : null}
      {kind === 'leave' ? null : (
        <AntdForm.Item name="postType" label={t('post')} rules={required}>
          <Select options={options('post')} />
        </AntdForm.Item>
      )}
      <AntdForm.Item name="day" label={t(`day.${kind}`)} rules={required}>
        <DayPicker {...(card.postedFrom ? { from: card.postedFrom } : {})} />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('required') }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}
