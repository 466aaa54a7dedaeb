import { Alert, Button, Form as AntdForm, InputNumber, TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { unitTree, useUnits } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Cycle } from '../assessment/types.ts';
import { nameIn } from '../../language.ts';
import { wantedSheets } from './fields.ts';
import { type Form as BallotForm, type Printed, type PrintedSheet } from './types.ts';

interface BallotIssueProps {
  cycle: Cycle;
  kinds: BallotForm['kinds'];
  onPrinted: (sheets: readonly PrintedSheet[]) => void;
}

/** Makes one-time links for whole streets or single communities, and hands them over to be printed. */
export function BallotIssue({ cycle, kinds, onPrinted }: BallotIssueProps) {
  const { t, i18n } = useTranslation('ballot');
  const city = useCitySlug();
  const units = useUnits();
  const [open, setOpen] = useState(false);
  const nodes = useMemo(() => units.data?.items ?? [], [units.data]);
  const tree = useMemo(
    () => unitTree(nodes.filter(({ kind }) => ['city', 'street', 'community'].includes(kind))),
    [nodes],
  );
  const issue = useAction<unknown, Printed>({
    run: (input, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/ballot-sheets`), input, key),
    quiet: true,
    onDone: ({ sheets }) => {
      setOpen(false);
      onPrinted(sheets);
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('issue')}
      </Button>
      <FormDrawer title={t('issue')} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={issue}
          submitLabel={t('issue.do')}
          shape={(values) => wantedSheets(values, kinds, nodes)}
        >
          <Alert type="info" showIcon title={t('issue.once')} className="form-alert" />
          <AntdForm.Item name="units" label={t('issue.where')} rules={[{ required: true }]}>
            <TreeSelect
              treeCheckable
              treeData={tree}
              showCheckedStrategy={TreeSelect.SHOW_PARENT}
              showSearch={{ treeNodeFilterProp: 'title' }}
              placeholder={t('issue.where')}
            />
          </AntdForm.Item>
          {kinds.map((kind) => (
            <AntdForm.Item
              key={kind.code}
              name={`links.${kind.code}`}
              label={t('issue.links', { kind: nameIn(kind, i18n.language) })}
              initialValue={0}
            >
              <InputNumber min={0} max={500} precision={0} className="full-width" />
            </AntdForm.Item>
          ))}
          <AntdForm.Item name="until" label={t('issue.until')} rules={[{ required: true }]}>
            <DayPicker placeholder={t('issue.until')} />
          </AntdForm.Item>
        </Form>
      </FormDrawer>
    </>
  );
}
