import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Role } from './types.ts';

export function useRoles() {
  return useCityQuery<{ items: Role[] }>('access/roles');
}

/** A role and the unit over which, with all below it, it holds. */
export function RoleFields({ required }: { required: boolean }) {
  const { t } = useTranslation('access');
  const roles = useRoles();
  const rules = useRequired(required);
  const options = (roles.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Form.Item name="role" label={t('role')} rules={rules}>
        <Select options={options} loading={roles.isLoading} allowClear={!required} />
      </Form.Item>
      <Form.Item name="unitId" label={t('scope')} extra={t('scopeNote')} rules={rules}>
        <UnitSelect label={t('scope')} allowClear={!required} />
      </Form.Item>
    </>
  );
}
