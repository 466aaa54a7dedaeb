import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { AddGrids } from './AddGrids.tsx';
import { CloseUnit, CountHouseholds, MergeUnit, MoveUnit, RenameUnit } from './ChangeForms.tsx';
import { CreateUnit } from './CreateUnit.tsx';
import { placement, type Unit, type UnitDetail } from './types.ts';

const acts = ['create', 'grids', 'rename', 'households', 'move', 'merge', 'close'] as const;
type Act = (typeof acts)[number];

interface UnitActionsProps {
  unit: UnitDetail;
  units: readonly Unit[];
  onGo: (id: string) => void;
}

/** Which acts a unit of this kind can take; the server refuses the others anyway. */
function possible(unit: Unit): Record<Act, boolean> {
  const community = unit.kind === 'community';
  const root = unit.kind === 'city';
  return {
    create: placement[unit.kind].length > 0,
    grids: community,
    rename: true,
    households: community,
    move: !root,
    merge: !root,
    close: !root,
  };
}

interface ActFormProps extends UnitActionsProps {
  act: Act;
  onDone: () => void;
}

function ActForm({ act, unit, units, onGo, onDone }: ActFormProps) {
  const done = (next?: string) => {
    onDone();
    if (next) onGo(next);
  };
  if (act === 'create') return <CreateUnit parent={unit} onDone={done} />;
  if (act === 'grids') return <AddGrids community={unit} onDone={done} />;
  if (act === 'rename') return <RenameUnit unit={unit} onDone={done} />;
  if (act === 'households') return <CountHouseholds unit={unit} onDone={done} />;
  if (act === 'move') return <MoveUnit unit={unit} units={units} onDone={done} />;
  if (act === 'merge') return <MergeUnit unit={unit} units={units} onDone={done} />;
  return <CloseUnit unit={unit} onDone={done} />;
}

const seldom: readonly Act[] = ['move', 'merge', 'close'];

/** The frequent acts as buttons, the seldom and weighty ones behind a menu. */
export function UnitActions(props: UnitActionsProps) {
  const { t } = useTranslation('organisation');
  const [act, setAct] = useState<Act | null>(null);
  const can = possible(props.unit);
  const frequent = acts.filter((name) => can[name] && !seldom.includes(name));
  const rest = seldom.filter((name) => can[name]);
  return (
    <Flex gap={8} wrap className="unit-actions no-print">
      {frequent.map((name, index) => (
        <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => setAct(name)}>
          {t(`act.${name}`)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Dropdown
          menu={{
            items: rest.map((name) => ({ key: name, label: t(`act.${name}`), danger: name === 'close' })),
            onClick: ({ key }) => setAct(key as Act),
          }}
          trigger={['click']}
        >
          <Button>{t('more')}</Button>
        </Dropdown>
      ) : null}
      <FormDrawer
        title={act ? `${t(`act.${act}`)} · ${props.unit.name}` : ''}
        open={act !== null}
        onClose={() => setAct(null)}
      >
        {act ? <ActForm {...props} act={act} onDone={() => setAct(null)} /> : null}
      </FormDrawer>
    </Flex>
  );
}
