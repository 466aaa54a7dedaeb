import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { Can, useSession } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { RoleFields } from './RoleFields.tsx';
import type { Assignment, User } from './types.ts';

function Take({ assignment, user }: { assignment: Assignment; user: User }) {
  const { t } = useTranslation('access');
  const { city } = useSession();
  const take = useAction({
    done: t('saved'),
    run: (reason: string, key) =>
      api.post(cityPath(city.slug, `access/assignments/${assignment.id}/end`), { reason }, key),
  });
  const { roleName, unitName } = assignment;
  return (
    <ConfirmAction
      label={t('take')}
      title={t('takeTitle', { name: user.name, role: roleName, unit: unitName })}
      button={{ size: 'small' }}
      withReason
      pending={take.pending}
      onConfirm={take.run}
    >
      {t('takeNote')}
    </ConfirmAction>
  );
}

function Give({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation('access');
  const { city } = useSession();
  const give = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: { role: string; unitId: string }, key) =>
      api.post(cityPath(city.slug, `access/users/${user.id}/assignments`), input, key),
    onDone,
  });
  return (
    <Form schema={null} action={give} submitLabel={t('give')} onCancel={onDone}>
      <RoleFields required />
    </Form>
  );
}

/** The roles that a person holds and where; nobody changes their own. */
export function Assignments({ user }: { user: User }) {
  const { t } = useTranslation('access');
  const session = useSession();
  const [giving, setGiving] = useState(false);
  const own = user.id === session.user.id;
  return (
    <section aria-labelledby="assignments">
      <h2 id="assignments">{t('roles')}</h2>
      {user.assignments.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noRoles')} /> : null}
      <ul className="assignments">
        {user.assignments.map((assignment) => (
          <li key={assignment.id}>
            <span>
              <b>{assignment.roleName}</b> · {assignment.unitName}
              <small>
                <Instant value={assignment.givenAt} />
              </small>
            </span>
            {own ? null : (
              <Can needs="access.write">
                <Take assignment={assignment} user={user} />
              </Can>
            )}
          </li>
        ))}
      </ul>
      {own ? (
        <p className="lead">{t('ownRoles')}</p>
      ) : (
        <Can needs="access.write">
          {giving ? (
            <Give user={user} onDone={() => setGiving(false)} />
          ) : (
            <Button onClick={() => setGiving(true)}>{t('giveRole')}</Button>
          )}
        </Can>
      )}
    </section>
  );
}
