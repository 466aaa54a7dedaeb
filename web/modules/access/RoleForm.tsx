import { Checkbox, Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { permissionWords } from '../../../worker/core/permission-words.ts';
import { permissions, type Permission } from '../../../worker/core/permissions.ts';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { nameIn } from '../../language.ts';
import type { Role } from './types.ts';

interface Change {
  permissions: Permission[];
  version: number;
  reason: string;
}

const moduleOf = (permission: Permission) => permission.split('.')[0] ?? permission;
const modules = [...new Set(permissions.map(moduleOf))];

function permissionLabel(permission: Permission): string {
  const [zh, ko, en] = permissionWords[permission];
  return nameIn({ zh, ko, en });
}

const optionsOf = (module: string) =>
  permissions
    .filter((permission) => moduleOf(permission) === module)
    .map((value) => ({ value, label: permissionLabel(value) }));

/** One checkbox a permission, grouped by module. */
export function RoleForm({ role, onDone }: { role: Role; onDone: () => void }) {
  const { t } = useTranslation('access');
  const city = useCitySlug();
  const changeable = useCan('access.write');
  const save = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Change, key) => api.put(cityPath(city, `access/roles/${role.code}`), input, key),
    onDone,
  });
  const shape = ({ reason, ...held }: Record<string, unknown>) => ({
    permissions: modules.flatMap((module) => held[module] ?? []),
    version: role.version,
    reason,
  });
  const initial = Object.fromEntries(
    modules.map((module) => [module, role.permissions.filter((permission) => moduleOf(permission) === module)]),
  );
  return (
    <Form schema={null} action={save} submitLabel={t('save')} shape={shape} initial={initial} onCancel={onDone}>
      {modules.map((module) => (
        <AntdForm.Item key={module} name={module} label={t(`module.${module}` as never)}>
          <Checkbox.Group disabled={!changeable} className="permissions" options={optionsOf(module)} />
        </AntdForm.Item>
      ))}
      <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('required') }]}>
        <Input.TextArea rows={2} maxLength={500} disabled={!changeable} />
      </AntdForm.Item>
    </Form>
  );
}
