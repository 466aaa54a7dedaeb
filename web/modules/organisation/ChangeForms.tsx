import { Alert, Form as AntdForm, Input, InputNumber, Select, TreeSelect } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { filled, DayField, ReasonAndDay } from './fields.tsx';
import { nodesOf, type Node } from './nodes.ts';
import { placement, type Unit } from './types.ts';

interface FormProps {
  unit: Unit;
  onDone: (next?: string) => void;
}
type PlacedProps = FormProps & { units: readonly Unit[] };
type Values = Record<string, unknown>;

interface ChangeProps extends FormProps {
  verb: 'rename' | 'move' | 'merge' | 'close';
  initial?: Values;
  shape?: (values: Values) => Values;
  next?: (values: Values) => string | undefined;
  children?: ReactNode;
}

/** One change of one unit with its version, reason and day. */
function Change({ unit, verb, initial, shape = filled, next, onDone, children }: ChangeProps) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const change = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Values, key) => api.post(cityPath(city, `organisation/units/${unit.id}/${verb}`), input, key),
    onDone: (_, input) => onDone(next?.(input)),
  });
  return (
    <Form
      schema={null}
      action={change}
      submitLabel={t(`act.${verb}`)}
      shape={(values) => ({ ...shape(values), version: unit.version })}
      {...(initial ? { initial } : {})}
    >
      {children}
      <ReasonAndDay />
    </Form>
  );
}

export function RenameUnit({ unit, onDone }: FormProps) {
  const { t } = useTranslation('organisation');
  const required = useRequired();
  return (
    <Change
      unit={unit}
      verb="rename"
      initial={{ name: unit.name, code: unit.code }}
      shape={({ code, ...values }) => ({ ...filled(values), code: code || null })}
      onDone={onDone}
    >
      <AntdForm.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="code" label={t('code')} extra={t('codeNote')}>
        <Input maxLength={30} />
      </AntdForm.Item>
    </Change>
  );
}

interface Choice {
  value: string;
  title: string;
  disabled: boolean;
  children: Choice[];
}

const choices = (nodes: readonly Node[], allowed: (unit: Unit) => boolean): Choice[] =>
  nodes.map(({ key, title, unit, children }) => ({
    value: key,
    title,
    disabled: !allowed(unit),
    children: choices(children, allowed),
  }));

export function MoveUnit({ unit, units, onDone }: PlacedProps) {
  const { t } = useTranslation('organisation');
  const required = useRequired();
  const tree = useMemo(() => {
    const parents = units.filter(({ id, kind }) => id !== unit.id && placement[kind].length > 0);
    return choices(nodesOf(parents), ({ kind, id }) => placement[kind].includes(unit.kind) && id !== unit.parentId);
  }, [unit, units]);
  return (
    <Change unit={unit} verb="move" onDone={onDone}>
      <AntdForm.Item name="parentId" label={t('newParent')} rules={required}>
        <TreeSelect
          treeData={tree}
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeDefaultExpandedKeys={tree.map(({ value }) => value)}
        />
      </AntdForm.Item>
    </Change>
  );
}

export function MergeUnit({ unit, units, onDone }: PlacedProps) {
  const { t } = useTranslation('organisation');
  const required = useRequired();
  const neighbours = units.filter(
    ({ id, kind, parentId }) => id !== unit.id && kind === unit.kind && parentId === unit.parentId,
  );
  const versionOf = (id: unknown) => neighbours.find((neighbour) => neighbour.id === id)?.version;
  return (
    <Change
      unit={unit}
      verb="merge"
      shape={(values) => ({ ...filled(values), intoVersion: versionOf(values['intoId']) })}
      next={({ intoId }) => String(intoId)}
      onDone={onDone}
    >
      <Alert type="info" className="form-alert" title={t('mergeNote', { name: unit.name })} />
      <AntdForm.Item name="intoId" label={t('mergeInto')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={neighbours.map(({ id, name }) => ({ value: id, label: name }))}
          notFoundContent={t('noNeighbour')}
        />
      </AntdForm.Item>
    </Change>
  );
}

export function CloseUnit({ unit, onDone }: FormProps) {
  const { t } = useTranslation('organisation');
  return (
    <Change unit={unit} verb="close" onDone={onDone}>
      <Alert type="warning" showIcon className="form-alert" title={t('closeNote', { name: unit.name })} />
    </Change>
  );
}

/** How many households a community has from a day on. */
export function CountHouseholds({ unit, onDone }: FormProps) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const required = useRequired();
  const count = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Values, key) => api.post(cityPath(city, 'organisation/households'), input, key),
    onDone: () => onDone(),
  });
  return (
    <Form
      schema={null}
      action={count}
      submitLabel={t('save')}
      initial={{ households: unit.households }}
      shape={({ households, ...values }) => ({
        ...filled(values),
        items: [{ id: unit.id, households, version: unit.version }],
      })}
    >
      <AntdForm.Item name="households" label={t('households')} rules={required}>
        <InputNumber min={0} max={1_000_000} precision={0} className="full-width" />
      </AntdForm.Item>
      <DayField />
    </Form>
  );
}
