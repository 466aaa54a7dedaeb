import { useTranslation } from 'react-i18next';
import { Instant } from '../../kit/Day.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import type { Entry } from './types.ts';
import { codes, useWords, type Family } from './words.ts';

/** Fields whose values are codes, with the family that names them. */
const families: Readonly<Record<string, Family>> = {
  sex: 'sex',
  politicalStatus: 'political',
  education: 'education',
  degree: 'degree',
  qualification: 'qualification',
  channel: 'channel',
  retirementCategory: 'retirement',
};

function useShown() {
  const { word } = useWords();
  return (field: string, value: string | null): string => {
    const family = families[field];
    const known = family && (codes[family] as readonly string[]).includes(value ?? '');
    return family && known ? word(family, value as never) : (value ?? '—');
  };
}

function Changes({ entry }: { entry: Entry }) {
  const { t } = useTranslation('roster');
  const shown = useShown();
  return (
    <ul className="changes">
      {entry.changes.map(({ field, before, after }) => (
        <li key={field}>
          {t(`field.${field}` as never)}: {before === null ? null : <del>{shown(field, before)}</del>}{' '}
          <span>{shown(field, after)}</span>
        </li>
      ))}
    </ul>
  );
}

function Detail({ entry }: { entry: Entry }) {
  const { t } = useTranslation('roster');
  return (
    <>
      {entry.changes.length > 0 ? <Changes entry={entry} /> : null}
      {entry.reason ? <div>{t('becauseOf', { reason: entry.reason })}</div> : null}
      {entry.recordedAt ? (
        <small>
          {entry.recordedBy} · <Instant value={entry.recordedAt} />
        </small>
      ) : null}
    </>
  );
}

function useTitle() {
  const { t } = useTranslation('roster');
  const { word } = useWords();
  return (entry: Entry): string => {
    const { kind, manner, unitName, postType } = entry;
    const place = [unitName, postType && word('post', postType)].filter(Boolean).join(' · ');
    if (kind === 'posting' || kind === 'state')
      return [t(`manner.${manner}` as never), place].filter(Boolean).join('  ');
    return [t(`event.${kind}`), place].filter(Boolean).join('  ');
  };
}

const toneOf = ({ kind, manner }: Entry) =>
  kind === 'left' ? 'bad' : kind === 'posting' && manner !== 'merge' ? 'good' : 'normal';

/** A working life, newest first. */
export function WorkerTimeline({ entries }: { entries: readonly Entry[] }) {
  const title = useTitle();
  return (
    <Timeline
      entries={entries.toReversed().map((entry, index) => ({
        key: `${entry.day}-${entry.kind}-${index}`,
        when: <time dateTime={entry.day}>{entry.day}</time>,
        title: title(entry),
        detail: <Detail entry={entry} />,
        tone: toneOf(entry),
      }))}
    />
  );
}
