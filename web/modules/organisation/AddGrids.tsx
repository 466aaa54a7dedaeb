import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { DayField, filled } from './fields.tsx';
import type { Unit } from './types.ts';

interface AddGridsProps {
  community: Unit;
  onDone: () => void;
}

interface Grid {
  communityId: string;
  name: string;
  code?: string;
}

/** One grid a line: its name, then its code where it has one. */
function gridsOf(text: unknown, communityId: string): Grid[] {
  return String(text ?? '')
    .split('\n')
    .map((line) => line.trim().split(/[\s,，\t]+/))
    .filter(([name]) => name)
    .map(([name = '', code]) => ({ communityId, name, ...(code ? { code } : {}) }));
}

/** Several grids at once, pasted from a sheet; all or none. */
export function AddGrids({ community, onDone }: AddGridsProps) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const required = useRequired();
  const add = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Record<string, unknown>, key) => api.post(cityPath(city, 'organisation/grids'), input, key),
    onDone: () => onDone(),
  });
  return (
    <Form
      schema={null}
      action={add}
      submitLabel={t('act.grids')}
      shape={({ lines, ...values }) => ({ ...filled(values), items: gridsOf(lines, community.id) })}
    >
      <AntdForm.Item name="lines" label={t('gridLines')} extra={t('gridLinesNote')} rules={required}>
        <Input.TextArea rows={10} placeholder={t('gridLinesExample')} />
      </AntdForm.Item>
      <DayField />
    </Form>
  );
}
