import { Form as AntdForm, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { ChoiceField, DayField, PersonFields } from './PersonFields.tsx';
import './roster.css';
import type { Card, Changed } from './types.ts';

/** Always sent, whether or not they were touched. */
const about = ['kind', 'reason'] as const;

/** Numbers are not shown in the form: an empty field keeps what is sealed. */
function initialOf(card: Card): Record<string, unknown> {
  const { timeline: _timeline, identityMasked: _identity, bankCardMasked: _card, ...known } = card;
  return { ...known, kind: 'change' };
}

/** Only what was touched travels; a field that was emptied is taken back. */
function touched(initial: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const changed = Object.entries(values).filter(([name, value]) => (value ?? '') !== (initial[name] ?? ''));
  return {
    ...Object.fromEntries(changed.map(([name, value]) => [name, value === '' || value === undefined ? null : value])),
    ...Object.fromEntries(about.map((name) => [name, values[name]])),
  };
}

/** Corrects what was wrong, or records what has become so since a day. */
export function ChangeForm({ card, onDone }: { card: Card; onDone: () => void }) {
  const { t } = useTranslation('roster');
  const city = useCitySlug();
  const initial = initialOf(card);
  const change = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Record<string, unknown>, key) =>
      api.patch<Changed>(cityPath(city, `roster/workers/${card.id}`), input, key),
    onDone,
  });
  const kinds = ['change', 'correction'] as const;
  return (
    <Form
      schema={null}
      action={change}
      submitLabel={t('save')}
      onCancel={onDone}
      initial={initial}
      shape={(values) => ({ ...touched(initial, values), version: card.version })}
    >
      <AntdForm.Item name="kind" label={t('kindOfChange')}>
        <Radio.Group options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      </AntdForm.Item>
      <div className="field-grid">
        <AntdForm.Item name="name" label={t('name')}>
          <Input maxLength={100} autoComplete="off" />
        </AntdForm.Item>
        <AntdForm.Item name="identityNumber" label={t('newIdentity')}>
          <Input maxLength={40} autoComplete="off" placeholder={card.identityMasked ?? ''} />
        </AntdForm.Item>
        <ChoiceField name="channel" label={t('channel')} family="channel" required />
        <DayField name="hiredOn" label={t('hiredOn')} required />
      </div>
      <PersonFields />
      <div className="field-grid">
        <AntdForm.Item name="day" label={t('effectiveDay')} extra={t('effectiveNote')}>
          <DayPicker />
        </AntdForm.Item>
        <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('required') }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </AntdForm.Item>
      </div>
    </Form>
  );
}
