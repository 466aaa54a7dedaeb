import { useParams } from '@tanstack/react-router';
import { Button, Flex, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Changes } from './Changes.tsx';
import { History } from './History.tsx';
import type { Whole } from './types.ts';
import { useKinds } from './useKinds.ts';
import { VisitForm } from './VisitForm.tsx';
import { VisitNav } from './VisitNav.tsx';
import './visits.css';
import { riskColors } from './words.ts';

type Member = Whole['members'][number];

function Reveal({ member, what }: { member: Member; what: 'identity' | 'contact' }) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useAction({
    run: (reason: string, key) =>
      api.post<{ value: string | null }>(cityPath(city, `visits/members/${member.id}/reveal`), { what, reason }, key),
    onDone: ({ value }) => setShown(value),
    refresh: false,
  });
  const masked = what === 'identity' ? member.identityMasked : member.contactMasked;
  const may = useCan('visits.identity.read');
  if (masked === null) return null;
  if (shown !== null) return <span>{shown}</span>;
  return (
    <span>
      {masked}{' '}
      {may ? (
        <ConfirmAction
          label={t(`reveal.${what}`)}
          title={t('revealAsk', { name: member.name })}
          withReason
          pending={reveal.pending}
          button={{ size: 'small' }}
          onConfirm={(reason) => reveal.run(reason)}
        />
      ) : null}
    </span>
  );
}

function Facts({ whole }: { whole: Whole }) {
  const { t } = useTranslation('visits');
  const { nameOf } = useKinds();
  return (
    <section className="panel" aria-label={t('household')}>
      <dl className="visit-facts">
        <dt>{t('grid')}</dt>
        <dd>{whole.gridName}</dd>
        <dt>{t('address')}</dt>
        <dd>
          {whole.place} {whole.address}
        </dd>
        <dt>{t('kinds')}</dt>
        <dd>{whole.kinds.map(nameOf).join('、') || '—'}</dd>
        <dt>{t('riskLabel')}</dt>
        <dd>
          <Tag color={riskColors[whole.risk] ?? 'default'}>{t(`risk.${whole.risk}`)}</Tag> {whole.risks[0]?.cause}
        </dd>
        <dt>{t('due')}</dt>
        <dd>{whole.dueDay ?? '—'}</dd>
      </dl>
      <h2>{t('members')}</h2>
      <ul className="visit-list">
        {whole.members
          .filter(({ untilDay }) => untilDay === null)
          .map((member) => (
            <li key={member.id}>
              <Flex gap={8} wrap align="center">
                <b>{member.name}</b> {t(`relation.${member.relation as 'head'}`)}
                <Reveal member={member} what="identity" />
                <Reveal member={member} what="contact" />
              </Flex>
            </li>
          ))}
      </ul>
      <AuditLink subject={whole.id} />
    </section>
  );
}

function Loaded({ whole, onChanged }: { whole: Whole; onChanged: () => void }) {
  const { t } = useTranslation('visits');
  return (
    <>
      <PageHeader
        title={t('householdOf', { number: whole.number })}
        note={t('openedNote')}
        actions={<VisitForm whole={whole} onSent={onChanged} />}
      />
      <VisitNav />
      <Facts whole={whole} />
      <Changes whole={whole} onChanged={onChanged} />
      <History whole={whole} onChanged={onChanged} />
    </>
  );
}

/** One household. Nothing of it is read before the person asks: opening it is recorded. */
export default function HouseholdPage() {
  const { householdId = '' } = useParams({ strict: false }) as { householdId?: string };
  return <Opening key={householdId} householdId={householdId} />;
}

function Opening({ householdId }: { householdId: string }) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const [whole, setWhole] = useState<Whole | null>(null);
  const open = useAction({
    quiet: true,
    refresh: false,
    run: (id: string, key) =>
      api.post<{ household: Whole | null }>(cityPath(city, `visits/households/${id}/open`), undefined, key),
    onDone: ({ household }) => setWhole(household),
  });
  const { run } = open;
  if (whole) return <Loaded whole={whole} onChanged={() => void run(householdId)} />;
  return (
    <>
      <PageHeader title={t('household')} note={t('openNote')} />
      <VisitNav />
      {open.error ? <Failure error={open.error} onRetry={() => void run(householdId)} /> : null}
      {open.pending ? (
        <Skeleton active />
      ) : (
        <Button type="primary" onClick={() => void run(householdId)}>
          {t('act.open')}
        </Button>
      )}
    </>
  );
}
