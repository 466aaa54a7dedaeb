import { Form as AntdForm, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../client.ts';
import { DayPicker } from './Day.tsx';
import { Form } from './Form.tsx';
import { useAction } from './useAction.ts';
import { useCitySlug } from './useCity.ts';
import { useRequired } from './useRequired.ts';

const { Item } = AntdForm;

/** What every edition of a city's terms has. */
export interface EditionHead {
  readonly fromDay: string;
  /** The paper that orders it: 依据. */
  readonly source: string;
  readonly inForce: boolean;
}

interface EditionFormProps {
  readonly path: string;
  readonly before: (EditionHead & object) | undefined;
  readonly shape: ((values: Record<string, unknown>) => unknown) | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Enters a new edition of terms: its own first day and source, the rest as in the edition before. */
export function EditionForm({ path, before, shape, onClose, children }: EditionFormProps) {
  const { t } = useTranslation('kit');
  const city = useCitySlug();
  const required = useRequired();
  const enter = useAction({
    quiet: true,
    done: t('edition.done'),
    run: (input: unknown, key) => api.post(cityPath(city, path), input, key),
    onDone: onClose,
  });
  const { fromDay: _day, source: _source, inForce: _now, ...initial } = before ?? ({} as EditionHead);
  return (
    <Form
      schema={null}
      action={enter}
      submitLabel={t('edition.save')}
      initial={initial}
      onCancel={onClose}
      {...(shape ? { shape } : {})}
    >
      <Item name="fromDay" label={t('edition.fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="source" label={t('edition.source')} rules={required}>
        <Input maxLength={300} />
      </Item>
      {children}
    </Form>
  );
}
