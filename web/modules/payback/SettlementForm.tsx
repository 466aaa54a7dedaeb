import { Form as AntdForm, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { SettlementPolicyList } from '../../../worker/modules/pay/input/recoveries.ts';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';

export type SettlementPolicy = z.output<typeof SettlementPolicyList>['items'][number];

/** The longest reach that the server takes. */
const mostMonths = 120;

/** The rule that follows the latest: starts from its figures, the source and the month are its own. */
export function SettlementForm({ latest, onDone }: { latest: SettlementPolicy | undefined; onDone: () => void }) {
  const { t } = useTranslation('payback');
  const city = useCitySlug();
  const add = useAction({
    quiet: true,
    done: t('did.settlement'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/settlement-policies'), input, key),
    onDone,
  });
  const required = useRequired();
  const { reachMonths, maxShare, floorFen } = latest ?? {};
  return (
    <Form
      schema={null}
      action={add}
      submitLabel={t('newSettlement')}
      initial={latest ? { reachMonths, maxShare, floorFen } : {}}
    >
      <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="reachMonths" label={t('reach')} rules={required} extra={t('reachNote')}>
        <InputNumber min={1} max={mostMonths} precision={0} className="full-width" />
      </AntdForm.Item>
      <AntdForm.Item
        name="maxShare"
        label={t('maxShare')}
        rules={[...required, { pattern: /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, message: t('shareBounds') }]}
        extra={t('maxShareNote')}
      >
        <Input inputMode="decimal" />
      </AntdForm.Item>
      <AntdForm.Item name="floorFen" label={t('netFloor')} rules={required} extra={t('netFloorNote')}>
        <MoneyInput min={0} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('source')} rules={required} extra={t('sourceNote')}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}
