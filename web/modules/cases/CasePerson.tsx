import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Person } from './types.ts';

const parts = ['name', 'contact', 'address'] as const;

/** Who asked, shown once for a reason that is kept. */
export function CasePerson({ id }: { id: string }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const [person, setPerson] = useState<Person['person']>(null);
  const reveal = useAction<{ reason: string }, Person>({
    run: (input, key) => api.post<Person>(cityPath(city, `cases/${id}/person`), input, key),
    onDone: (told) => setPerson(told.person),
    refresh: false,
  });
  if (person) {
    return (
      <dl className="facts">
        {parts.map((part) =>
          person[part]
            ? [<dt key={`${part}.t`}>{t(`person.${part}`)}</dt>, <dd key={`${part}.d`}>{person[part]}</dd>]
            : null,
        )}
      </dl>
    );
  }
  return (
    <Can needs="cases.contact.read" otherwise={<p className="case-muted">{t('person.sealed')}</p>}>
      <ConfirmAction
        label={t('person.show')}
        title={t('person.show')}
        withReason
        pending={reveal.pending}
        onConfirm={(reason) => reveal.run({ reason })}
      >
        <p>{t('person.why')}</p>
      </ConfirmAction>
    </Can>
  );
}
