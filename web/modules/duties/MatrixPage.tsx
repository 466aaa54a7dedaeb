import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton, Slider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, day as asDay } from '../../../worker/core/day.ts';
import { today as todayInShanghai } from '../../kit/today.ts';
import { cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { lackOf, Lights } from './Lights.tsx';
import { percentText } from './percent.ts';
import type { Group, Matrix } from './types.ts';

function Grid({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation('duties');
  if (matrix.duties.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('matrixEmpty')} />;
  return (
    <section className="panel plain-scroll no-print" tabIndex={0} aria-label={t('matrix')}>
      <table className="plain-table matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('duty')}</th>
            {matrix.units.map((unit) => (
              <th key={unit.id} scope="col">
                {unit.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.duties.map((duty) => (
            <tr key={duty.id}>
              <th scope="row">
                <CityLink to={`duties/${duty.id}`}>{duty.title}</CityLink>
                <div>{`${duty.code} · ${duty.departmentName}`}</div>
              </th>
              {matrix.units.map((unit) => {
                const cell = duty.cells.find(({ unitId }) => unitId === unit.id);
                return <td key={unit.id}>{cell ? <Lights cell={cell} /> : null}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A sheet of paper is not scrolled and has no colours: each duty's units one after another, what lacks in words. */
function OnPaper({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation('duties');
  const nameOf = new Map(matrix.units.map(({ id, name }) => [id, name]));
  return (
    <div className="matrix-paper">
      {matrix.duties.map((duty) => (
        <section key={duty.id}>
          <h2>{`${duty.code} ${duty.title} · ${duty.departmentName}`}</h2>
          <ul>
            {duty.cells.map((cell) => (
              <li key={cell.unitId}>
                {nameOf.get(cell.unitId)} <Lights cell={cell} />
                {lackOf(cell).map((leg) => ` ${t(`leg.${leg}`)}：${t(`light.${cell[leg]}`)}`)}
                {cell.reason ? ` ${t(`reason.${cell.reason}`)}` : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const dayMs = 86_400_000;
const dayAt = (first: string, days: number): string => addDays(asDay(first), days);
const daysFrom = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / dayMs);

interface TimeProps {
  first: string;
  shown: string;
  onShow: (day: string | null) => void;
}

/** From the first day on which anything was live until today: how it stood on each. */
function TimeSlider({ first, shown, onShow }: TimeProps) {
  const { t } = useTranslation('duties');
  const [today] = useState(todayInShanghai);
  const [held, setHeld] = useState<number | null>(null);
  const most = Math.max(1, daysFrom(first, today));
  if (first >= today) return null;
  const value = held ?? Math.min(most, Math.max(0, daysFrom(first, shown)));
  return (
    <div className="matrix-time no-print">
      <span className="matrix-time-day">{dayAt(first, value)}</span>
      <Slider
        min={0}
        max={most}
        value={value}
        ariaLabelForHandle={t('asOf')}
        ariaValueTextFormatterForHandle={(days) => dayAt(first, days ?? 0)}
        tooltip={{ formatter: (days) => dayAt(first, days ?? 0) }}
        onChange={setHeld}
        onChangeComplete={(days) => {
          setHeld(null);
          onShow(days >= most ? null : dayAt(first, days));
        }}
      />
      <span className="matrix-time-end">{t('todayIs', { day: today })}</span>
    </div>
  );
}

function Groups({ title, groups, onPick }: { title: string; groups: readonly Group[]; onPick: (id: string) => void }) {
  const { t } = useTranslation('duties');
  if (groups.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('groupName')}</th>
            {(['cells', 'green', 'amber', 'red', 'wholeShort'] as const).map((key) => (
              <th key={key} scope="col" className="amount">
                {t(`group.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <td>
                <Button type="link" className="matrix-pick" onClick={() => onPick(group.id)}>
                  {group.name}
                </Button>
              </td>
              <td className="amount">{group.cells}</td>
              <td className="amount">{group.green}</td>
              <td className="amount">{group.amber}</td>
              <td className="amount">{group.red}</td>
              <td className="amount">{percentText(group.whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether everybody who carries a duty also has the power and the money for it, on any day. */
export default function MatrixPage() {
  const { t } = useTranslation('duties');
  const go = useCityNavigate();
  const city = useCitySlug();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = Object.fromEntries(
    ['day', 'departmentId', 'streetId'].flatMap((key) =>
      typeof search[key] === 'string' && search[key] ? [[key, search[key]]] : [],
    ),
  ) as Record<string, string>;
  const query = useCityQuery<Matrix>('duties/matrix', asked, { keep: true });
  const show = (key: string, value: string | null) => {
    const rest = Object.fromEntries(Object.entries(asked).filter(([name]) => name !== key));
    go('duties/matrix', value ? { ...rest, [key]: value } : rest);
  };
  const matrix = query.data;
  return (
    <>
      <PageHeader
        title={t('matrix')}
        note={t('matrixNote')}
        actions={
          <>
            <Button href={`${cityPath(city, 'duties/matrix/export')}?${new URLSearchParams(asked).toString()}`}>
              {t('exportTable')}
            </Button>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <DutyNav />
      <div className="matrix-bar">
        <div className="no-print">
          <DayPicker placeholder={t('asOf')} value={asked['day'] ?? null} onChange={(day) => show('day', day)} />
        </div>
        {(['department', 'street'] as const).map((kind) => (
          <div key={kind} className="no-print matrix-department">
            <UnitSelect
              kinds={[kind]}
              label={t(kind)}
              placeholder={t(kind)}
              value={asked[`${kind}Id`] ?? null}
              onChange={(id) => show(`${kind}Id`, id)}
            />
          </div>
        ))}
        <strong>{matrix ? t('whole', { share: percentText(matrix.whole) }) : null}</strong>
      </div>
      {matrix?.fromDay ? (
        <TimeSlider first={matrix.fromDay} shown={matrix.day} onShow={(day) => show('day', day)} />
      ) : null}
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {matrix ? (
        <>
          <Grid matrix={matrix} />
          <OnPaper matrix={matrix} />
          <div className="matrix-groups">
            <Groups title={t('byDepartment')} groups={matrix.byDepartment} onPick={(id) => show('departmentId', id)} />
            <Groups title={t('byStreet')} groups={matrix.byStreet} onPick={(id) => show('streetId', id)} />
          </div>
        </>
      ) : (
        <Skeleton active />
      )}
    </>
  );
}
