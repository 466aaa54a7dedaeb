import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MonthPicker } from '../../kit/Day.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { UnitSelect, type UnitNode } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';

const kinds = ['duty', 'assist', 'temporary', 'emergency'] as const;
const methods = ['unit', 'workload', 'package', 'allocation', 'none'] as const;
const bases = ['households', 'grids', 'people'] as const;

interface Lines {
  items: { id: string; code: string; name: string; availableFen: number }[];
}

/** What it is, why, for how long. */
export function SubjectFields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  return (
    <fieldset>
      <legend>{t('part.subject')}</legend>
      <Form.Item name="title" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="content" label={t('content')} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="legalBasis" label={t('legalBasis')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="draft-row">
        <Form.Item name="kind" label={t('kindLabel')} rules={required}>
          <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="fromMonth" label={t('fromMonth')} rules={required}>
          <MonthPicker />
        </Form.Item>
        <Form.Item name="untilMonth" label={t('untilMonth')} rules={required}>
          <MonthPicker />
        </Form.Item>
      </div>
    </fieldset>
  );
}

/** From which line, and how volume becomes money. */
export function MoneyFields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const departmentId: string | undefined = Form.useWatch('departmentId');
  const method: (typeof methods)[number] | undefined = Form.useWatch('method');
  const lines = useCityQuery<Lines>(
    'ledger/accounts',
    { kind: 'line', unitId: departmentId, pageSize: 200 },
    { enabled: Boolean(departmentId) },
  );
  return (
    <fieldset>
      <legend>{t('part.money')}</legend>
      <div className="draft-row">
        <Form.Item name="departmentId" label={t('department')} rules={required}>
          <UnitSelect kinds={['department']} label={t('department')} />
        </Form.Item>
        <Form.Item name="lineId" label={t('line')}>
          <Select
            allowClear
            options={(lines.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          />
        </Form.Item>
        <Form.Item name="method" label={t('methodLabel')} rules={required}>
          <Select options={methods.map((value) => ({ value, label: t(`method.${value}`) }))} />
        </Form.Item>
        {method === 'unit' || method === 'workload' ? (
          <>
            <Form.Item
              name="unitPriceFen"
              label={method === 'unit' ? t('unitPrice') : t('monthlyPay')}
              rules={required}
            >
              <MoneyInput min={1} />
            </Form.Item>
            <Form.Item name="measure" label={t('measure')}>
              <Input maxLength={20} />
            </Form.Item>
          </>
        ) : null}
        {method === 'workload' ? (
          <Form.Item name="difficulty" label={t('difficulty')}>
            <InputNumber stringMode min="0" className="full-width" />
          </Form.Item>
        ) : null}
        {method === 'allocation' ? (
          <>
            <Form.Item name="poolFen" label={t('pool')} rules={required}>
              <MoneyInput min={1} />
            </Form.Item>
            <Form.Item name="basis" label={t('basisLabel')} rules={required}>
              <Select options={bases.map((value) => ({ value, label: t(`basis.${value}`) }))} />
            </Form.Item>
          </>
        ) : null}
      </div>
      <Form.Item name="uses" label={t('uses')} extra={t('usesNote')}>
        <Select mode="tags" maxCount={20} tokenSeparators={['、', '，', ',']} open={false} suffixIcon={null} />
      </Form.Item>
    </fieldset>
  );
}

/** Who carries which part. */
export function CarrierFields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const method: (typeof methods)[number] | undefined = Form.useWatch('method');
  const basis: (typeof bases)[number] | undefined = Form.useWatch('basis');
  // A department hands duties down beyond its own scope.
  const carriers = useCityQuery<{ items: UnitNode[] }>('duties/carriers');
  return (
    <fieldset>
      <legend>{t('part.duty')}</legend>
      <Form.List name="targets">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <Flex key={field.key} gap={8} align="start" className="draft-line">
                <Form.Item name={[field.name, 'unitId']} label={t('carrier')} rules={required}>
                  <UnitSelect units={carriers.data?.items ?? []} label={t('carrier')} />
                </Form.Item>
                {method === 'package' ? (
                  <Form.Item name={[field.name, 'packageFen']} label={t('packageAmount')} rules={required}>
                    <MoneyInput min={1} />
                  </Form.Item>
                ) : method === 'allocation' ? (
                  <Form.Item
                    name={[field.name, 'weight']}
                    label={t('weight')}
                    rules={basis === 'people' ? required : []}
                  >
                    <InputNumber stringMode min="0" className="full-width" placeholder={t('weightFromRecords')} />
                  </Form.Item>
                ) : method === 'none' ? null : (
                  <Form.Item name={[field.name, 'monthlyVolume']} label={t('monthlyVolume')} rules={required}>
                    <InputNumber stringMode min="0" className="full-width" />
                  </Form.Item>
                )}
                <Button
                  type="text"
                  aria-label={t('remove')}
                  icon={<MinusCircleOutlined />}
                  onClick={() => remove(field.name)}
                />
              </Flex>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add()}>
              {t('addCarrier')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Which powers the work needs, and whose they are to give. */
export function AuthorityFields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  return (
    <fieldset>
      <legend>{t('part.authority')}</legend>
      <Form.List name="authorities">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <Flex key={field.key} gap={8} align="start" className="draft-line">
                <Form.Item name={[field.name, 'what']} label={t('what')} rules={required}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[field.name, 'overWhat']} label={t('overWhat')} rules={required}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[field.name, 'departmentId']} label={t('giver')} rules={required}>
                  <UnitSelect kinds={['department']} label={t('giver')} />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={t('remove')}
                  icon={<MinusCircleOutlined />}
                  onClick={() => remove(field.name)}
                />
              </Flex>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add()}>
              {t('addAuthority')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
