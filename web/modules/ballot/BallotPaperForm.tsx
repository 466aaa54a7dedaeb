import { Alert, Button, Form as AntdForm, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import type { Cycle } from '../assessment/types.ts';
import { nameIn } from '../../language.ts';
import { paperOf, readPoints, tallyField } from './fields.ts';
import { type Box, type Form as BallotForm } from './types.ts';

const whole = { min: 0, max: 100_000, precision: 0, className: 'full-width' } as const;

function PersonTallies({ form, number, name }: { form: BallotForm; number: number; name: string }) {
  const { t, i18n } = useTranslation('ballot');
  return (
    <fieldset className="ballot-person">
      <legend>
        {number}. {name}
      </legend>
      {form.questions.map(({ code, ...question }) => (
        <div key={code} className="ballot-tallies">
          {form.questions.length > 1 ? <p>{nameIn(question, i18n.language)}</p> : null}
          {form.scale.type === 'choices' ? (
            form.scale.choices.map((choice) => (
              <AntdForm.Item
                key={choice.code}
                name={tallyField(number, code, choice.code)}
                label={nameIn(choice, i18n.language)}
              >
                <InputNumber {...whole} />
              </AntdForm.Item>
            ))
          ) : (
            <AntdForm.Item
              name={tallyField(number, code, 'points')}
              label={t('paper.points')}
              rules={[
                {
                  validator: (_, text: unknown) =>
                    readPoints(String(text ?? '')) ? Promise.resolve() : Promise.reject(new Error(t('paper.points'))),
                },
              ]}
            >
              <Input placeholder="95×3 90×12" />
            </AntdForm.Item>
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface PaperFormProps {
  cycle: Cycle;
  form: BallotForm;
  /** The community whose count this is; without it the form asks, and opens the box. */
  box?: Box;
}

/** Enters a count of paper ballots. The second person's entry shows nothing of the first. */
export function BallotPaperForm({ cycle, form, box }: PaperFormProps) {
  const { t, i18n } = useTranslation('ballot');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const enter = useAction<unknown, { id: string; boxId: string }>({
    run: (input, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/paper-counts`), input, key),
    done: t('paper.entered'),
    quiet: true,
    onDone: ({ boxId }) => {
      setOpen(false);
      if (!box) go(`assessment/${cycle.id}/ballots/${boxId}`);
    },
  });
  const numbers = box?.people.map(({ number }) => number) ?? [];
  const shape = (values: Record<string, unknown>) => ({
    unitId: box?.communityId ?? values['unitId'],
    ...paperOf(values, form, numbers),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{box ? t('paper.enter') : t('paper.begin')}</Button>
      <FormDrawer title={t('paper.enter')} open={open} onClose={() => setOpen(false)} width={560}>
        <Form schema={null} action={enter} submitLabel={t('paper.enter.do')} shape={shape}>
          {box ? null : (
            <>
              <Alert type="info" showIcon title={t('paper.begin.note')} className="form-alert" />
              <AntdForm.Item name="unitId" label={t('community')} rules={[{ required: true }]}>
                <UnitSelect kinds={['community']} label={t('community')} />
              </AntdForm.Item>
            </>
          )}
          <AntdForm.Item name="sent" label={t('paper.sent')} rules={[{ required: true }]}>
            <InputNumber {...whole} />
          </AntdForm.Item>
          {box
            ? form.kinds.map((kind) => (
                <AntdForm.Item
                  key={kind.code}
                  name={`kind ${kind.code}`}
                  label={t('paper.back', { kind: nameIn(kind, i18n.language) })}
                >
                  <InputNumber {...whole} />
                </AntdForm.Item>
              ))
            : null}
          {box
            ? box.people.map(({ number, name }) => (
                <PersonTallies key={number} form={form} number={number} name={name} />
              ))
            : null}
        </Form>
      </FormDrawer>
    </>
  );
}
