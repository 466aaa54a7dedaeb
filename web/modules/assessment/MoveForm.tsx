import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { ScoreTree } from './types.ts';

const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;

/** Proposes another grade, with the panel's reason; a second person confirms it. */
export function MoveForm({ tree }: { tree: ScoreTree }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const action = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/cycles/${tree.cycleId}/moves`), input, key),
    done: t('move.proposed'),
    quiet: true,
    onDone: () => setOpen(false),
  });
  const options = grades
    .filter((grade) => grade !== tree.grade)
    .map((value) => ({ value, label: t(`grade.${value}`) }));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('move.propose')}</Button>
      <FormDrawer title={t('move.propose')} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={action}
          submitLabel={t('move.propose')}
          shape={(values) => ({ ...values, workerId: tree.workerId, version: tree.version })}
        >
          <AntdForm.Item name="toGrade" label={t('grade')} rules={[{ required: true }]}>
            <Select options={options} />
          </AntdForm.Item>
          <AntdForm.Item name="reason" label={t('move.reason')} rules={[{ required: true, min: 2 }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </AntdForm.Item>
        </Form>
      </FormDrawer>
    </>
  );
}
