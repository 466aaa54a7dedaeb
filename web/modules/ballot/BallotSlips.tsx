import { Alert, Button, Flex, QRCode } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../kit/session.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Cycle } from '../assessment/types.ts';
import './ballot.css';
import { nameIn } from '../../language.ts';
import type { PrintedSheet } from './types.ts';

const perPage = 12;

/** The page of the vote; the token stands behind the `#`, which no server, proxy or log ever sees. */
export const voteAddress = (city: string, token: string): string => `${location.origin}/${city}/vote#${token}`;

const grouped = (token: string): string => token.replaceAll(/(.{4})(?=.)/g, '$1-');

function pagesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / perPage) }, (_, page) =>
    items.slice(page * perPage, (page + 1) * perPage),
  );
}

interface SlipProps {
  cycle: Cycle;
  sheet: PrintedSheet;
  token: string;
}

/** One link on paper, in Chinese and Korean whatever the officer's language: who votes chooses it on the phone. */
function Slip({ cycle, sheet, token }: SlipProps) {
  const chinese = useTranslation('ballot', { lng: 'zh-CN' }).t;
  const korean = useTranslation('ballot', { lng: 'ko-KR' }).t;
  const city = useCitySlug();
  const { city: here } = useSession();
  const kind = cycle.scheme.ballot.form?.kinds.find(({ code }) => code === sheet.kind);
  const facts = { year: cycle.year, community: sheet.communityName, until: sheet.until };
  return (
    <li className="ballot-slip">
      <strong>
        {here.name} {sheet.communityName}
      </strong>
      <span lang="zh-CN">{chinese('slip.title', facts)}</span>
      <span lang="ko-KR">{korean('slip.title', facts)}</span>
      {kind ? (
        <em>
          {nameIn(kind, 'zh-CN')} · {nameIn(kind, 'ko-KR')}
        </em>
      ) : null}
      {/* Whoever cannot see it has the code in letters below. */}
      <span aria-hidden="true">
        <QRCode value={voteAddress(city, token)} type="svg" size={120} errorLevel="M" color="#000" bordered={false} />
      </span>
      <span lang="zh-CN">{chinese('slip.how', facts)}</span>
      <span lang="ko-KR">{korean('slip.how', facts)}</span>
      <code>
        {location.host}/{city}/vote
        <br />
        {grouped(token)}
      </code>
    </li>
  );
}

interface BallotSlipsProps {
  cycle: Cycle;
  sheets: readonly PrintedSheet[];
  onClose: () => void;
}

/** The links to be cut apart, twelve on an A4 page. They exist here and on paper only: leaving is asked twice. */
export function BallotSlips({ cycle, sheets, onClose }: BallotSlipsProps) {
  const { t } = useTranslation('ballot');
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, []);
  const told = sheets.reduce((all, { links }) => all + links.length, 0);
  return (
    <section className="ballot-print" aria-label={t('slips')}>
      <div className="panel no-print">
        <Alert
          type={told > 0 ? 'warning' : 'error'}
          showIcon
          title={told > 0 ? t('slips.once', { n: told }) : t('slips.lost')}
        />
        <Flex gap={8} className="ballot-print-actions">
          <Button type="primary" disabled={told === 0} onClick={() => window.print()}>
            {t('slips.print')}
          </Button>
          <Button onClick={onClose}>{t('slips.close')}</Button>
        </Flex>
      </div>
      {sheets.flatMap((sheet) =>
        pagesOf(sheet.links).map((tokens, page) => (
          <ul key={`${sheet.id} ${page}`} className="ballot-slips" aria-label={sheet.communityName}>
            {tokens.map((token) => (
              <Slip key={token} cycle={cycle} sheet={sheet} token={token} />
            ))}
          </ul>
        )),
      )}
    </section>
  );
}
