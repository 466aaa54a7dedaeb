import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Partners } from './types.ts';

const { Item, List, useWatch } = AntdForm;

interface LinesProps {
  name: 'voices' | 'parts';
  /** Below this number none can be taken out. */
  least: number;
  legend: (at: number) => string;
  add: string;
  children: (at: number) => ReactNode;
}

/** Lines that are added and taken out. */
function Lines({ name, least, legend, add: addLabel, children }: LinesProps) {
  const { t } = useTranslation('cases');
  return (
    <List name={name}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, at) => (
            <fieldset key={field.key} className="field-group">
              <legend>
                {legend(at)}{' '}
                {fields.length > least ? (
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('remove', { what: legend(at) })}
                    icon={<MinusCircleOutlined />}
                    onClick={() => remove(field.name)}
                  />
                ) : null}
              </legend>
              {children(field.name)}
            </fieldset>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})} className="form-alert">
            {addLabel}
          </Button>
        </>
      )}
    </List>
  );
}

/** Who took part, and what each said. */
export function DeliberateFields() {
  const { t } = useTranslation('cases');
  const required = useRequired();
  return (
    <Lines name="voices" least={2} legend={(at) => t('voice', { n: at + 1 })} add={t('voice.add')}>
      {(at) => (
        <>
          <div className="field-row">
            <Item name={[at, 'name']} label={t('voice.name')} rules={required}>
              <Input maxLength={50} />
            </Item>
            <Item name={[at, 'role']} label={t('voice.role')} rules={required}>
              <Input maxLength={50} />
            </Item>
          </div>
          <Item name={[at, 'said']} label={t('voice.said')} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Item>
        </>
      )}
    </Lines>
  );
}

const votes = ['votesFor', 'votesAgainst', 'votesAbstained'] as const;

/** When and where the meeting was, what it voted on, and how. */
export function MeetingFields() {
  const { t } = useTranslation('cases');
  const required = useRequired();
  return (
    <>
      <div className="field-row">
        <Item name={['meeting', 'heldDay']} label={t('meeting.day')} rules={required}>
          <DayPicker />
        </Item>
        <Item name={['meeting', 'place']} label={t('meeting.place')} rules={required}>
          <Input maxLength={120} />
        </Item>
        <Item name={['meeting', 'chair']} label={t('chair')} rules={required}>
          <Input maxLength={50} />
        </Item>
      </div>
      <Item name={['meeting', 'decision']} label={t('meeting.decision')} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Item>
      <div className="field-row">
        {votes.map((key) => (
          <Item key={key} name={['meeting', key]} label={t(`meeting.${key}`)} rules={required} initialValue={0}>
            <InputNumber min={0} max={1000} precision={0} className="full-width" />
          </Item>
        ))}
      </div>
    </>
  );
}

/** Admitted duties that the unit carries, or handed down itself as a department. */
function DutyField({ at, partners }: { at: number; partners: Partners | undefined }) {
  const { t } = useTranslation('cases');
  const required = useRequired();
  const unitId: string | undefined = useWatch(['parts', at, 'unitId']);
  const unit = partners?.units.find(({ id }) => id === unitId);
  const needed = unit !== undefined && (partners?.dutyRequired.includes(unit.kind) ?? false);
  const near = new Set([unitId, unit?.parentId]);
  const duties = (partners?.duties ?? []).filter(
    ({ departmentId, unitIds }) => near.has(departmentId) || unitIds.some((id) => near.has(id)),
  );
  return (
    <Item
      name={[at, 'dutyId']}
      label={t('duty')}
      extra={needed ? t('duty.needed') : undefined}
      rules={needed ? required : []}
    >
      <Select
        allowClear
        options={duties.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent={t('duty.none')}
      />
    </Item>
  );
}

/** Parts for units and departments; the first leads. */
export function AssignFields({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const partners = useCityQuery<Partners>(`cases/${caseId}/partners`);
  const required = useRequired();
  return (
    <Lines
      name="parts"
      least={1}
      legend={(at) => (at === 0 ? t('part.lead') : t('part', { n: at + 1 }))}
      add={t('part.add')}
    >
      {(at) => (
        <>
          <div className="field-row">
            <Item name={[at, 'unitId']} label={t('part.unit')} rules={required}>
              <UnitSelect units={partners.data?.units ?? []} label={t('part.unit')} />
            </Item>
            <DutyField at={at} partners={partners.data} />
          </div>
          <Item name={[at, 'task']} label={t('part.task')} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Item>
        </>
      )}
    </Lines>
  );
}
