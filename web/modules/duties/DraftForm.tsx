import { useTranslation } from 'react-i18next';
import { Form } from '../../kit/Form.tsx';
import type { Action } from '../../kit/useAction.ts';
import { AuthorityFields, CarrierFields, MoneyFields, SubjectFields } from './DraftFields.tsx';
import './duties.css';

type Values = Record<string, unknown>;

const present = (values: object): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

const decimal = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);

/** Decimals travel as strings; what was left empty does not travel. */
function shaped(values: Values): Values {
  const targets = ((values['targets'] ?? []) as Values[]).map((target) =>
    present({
      ...target,
      monthlyVolume: decimal(target['monthlyVolume']),
      weight: decimal(target['weight']),
    }),
  );
  return present({
    ...values,
    targets,
    difficulty: decimal(values['difficulty']),
  });
}

interface DraftFormProps {
  action: Action<Values, { id: string }>;
  initial: object;
  onCancel: () => void;
}

/** A draft names its subject and, as far as known, the three legs. */
export function DraftForm({ action, initial, onCancel }: DraftFormProps) {
  const { t } = useTranslation('duties');
  return (
    <section className="panel">
      <Form
        schema={null}
        action={action}
        submitLabel={t('act.save')}
        initial={initial}
        shape={shaped}
        onCancel={onCancel}
      >
        <SubjectFields />
        <MoneyFields />
        <CarrierFields />
        <AuthorityFields />
      </Form>
    </section>
  );
}
