import { Descriptions, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CardActions } from './CardActions.tsx';
import { Notices } from './Notices.tsx';
import { Reveal } from './Reveal.tsx';
import './roster.css';
import type { Card } from './types.ts';
import { useWords } from './words.ts';
import { WorkerTimeline } from './WorkerTimeline.tsx';

interface Item {
  key: string;
  label: string;
  children: React.ReactNode;
}

function useItems(card: Card, acting: boolean): Item[] {
  const { t } = useTranslation('roster');
  const { word, schooling } = useWords();
  const item = (key: string, label: string, children: React.ReactNode): Item => ({
    key,
    label,
    children: children ?? '—',
  });
  const term = [card.contractFrom, card.contractUntil].filter(Boolean).join(' – ');
  return [
    item('sex', t('sex'), word('sex', card.sex)),
    item('birth', t('birthDay'), <Day value={card.birthDay} />),
    ...(card.fileBirthDay ? [item('fileBirth', t('fileBirthDay'), <Day value={card.fileBirthDay} />)] : []),
    ...(card.identityMasked
      ? [
          item(
            'identity',
            t('identity'),
            <Reveal id={card.id} what="identity" masked={card.identityMasked} acting={acting} />,
          ),
        ]
      : []),
    item('ethnicity', t('ethnicity'), card.ethnicity),
    item('political', t('political'), word('political', card.politicalStatus)),
    item('education', t('education'), schooling(card)),
    item('degree', t('degree'), word('degree', card.degree)),
    item('school', t('school'), [card.school, card.major].filter(Boolean).join(' · ') || '—'),
    item('qualification', t('qualification'), word('qualification', card.qualification)),
    item('channel', t('channel'), word('channel', card.channel)),
    item('since', t('communityWorkSince'), <Day value={card.communityWorkSince} />),
    item('hired', t('hiredOn'), <Day value={card.hiredOn} />),
    item('contract', t('contract'), term || '—'),
    item('mobile', t('mobile'), card.mobile),
    ...(card.bankCardMasked === undefined
      ? []
      : [
          item('bank', t('bankName'), card.bankName),
          item('card', t('bankCard'), <Reveal id={card.id} what="bank" masked={card.bankCardMasked} acting={acting} />),
        ]),
    item(
      'retirement',
      t('retirementMonth'),
      `${card.retirementMonth} · ${word('retirement', card.retirementCategory)}`,
    ),
    item('remark', t('remark'), card.remark),
  ];
}

function CardBody({ card, acting }: { card: Card; acting: boolean }) {
  const { t } = useTranslation('roster');
  const { word } = useWords();
  const place = [card.streetName, card.unitName]
    .filter((name, index, all) => name && all.indexOf(name) === index)
    .join(' · ');
  const note = card.leftOn ? (
    <Tag>{t('leftOn', { day: card.leftOn })}</Tag>
  ) : (
    `${place} · ${word('post', card.postType)} · ${t('sinceDay', { day: card.postedFrom ?? '' })}`
  );
  return (
    <>
      <PageHeader
        title={card.name}
        note={note}
        actions={
          acting ? (
            <Can needs="roster.write">
              <CardActions card={card} />
            </Can>
          ) : null
        }
      />
      <div className="worker-card">
        <div>
          <section className="panel" aria-label={t('known')}>
            <h2>{t('known')}</h2>
            <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={useItems(card, acting)} />
            {acting ? <AuditLink subject={card.id} /> : null}
          </section>
          <Notices notices={card.notices} />
        </div>
        <section className="panel" aria-label={t('timeline')}>
          <h2>{t('timeline')}</h2>
          <WorkerTimeline entries={card.timeline} />
        </section>
      </div>
    </>
  );
}

export function CardView({ path, acting }: { path: string; acting: boolean }) {
  const card = useCityQuery<Card>(path);
  if (card.error) return <Failure whole error={card.error} onRetry={() => void card.refetch()} />;
  if (!card.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <CardBody card={card.data} acting={acting} />;
}
