import { Form as AntdForm, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Line } from './types.ts';
import { minutesOf } from './words.ts';
import { today } from '../../kit/today.ts';
import { useRequired } from '../../kit/useRequired.ts';

const { Item } = AntdForm;

function Said({ label }: { label: string }) {
  const required = useRequired();
  return (
    <Item name="text" label={label} rules={required}>
      <Input.TextArea rows={3} maxLength={500} />
    </Item>
  );
}

function Progress({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const shape = ({ hours, fen, ...rest }: Record<string, unknown>) => ({
    ...rest,
    event: 'progress',
    version: line.version,
    minutes: minutesOf(hours),
    fen: fen ?? 0,
  });
  return (
    <PostDrawer
      primary
      label={t('act.progress')}
      path={`alliance/lines/${line.id}/steps`}
      done={t('done.saved')}
      initial={{ day: today() }}
      shape={shape}
    >
      <p>{t('progressNote')}</p>
      <Item name="day" label={t('day')} rules={required}>
        <DayPicker from={line.fromDay} />
      </Item>
      <Item name="hours" label={t('hours')}>
        <InputNumber min={0} max={1_000_000} precision={2} className="full-width" />
      </Item>
      <Item name="fen" label={t('money')}>
        <MoneyInput />
      </Item>
      <Said label={t('whatWasDone')} />
    </PostDrawer>
  );
}

/** The steps that the line takes now, each to whoever may take it. */
export function LineActions({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const [writes, confirms] = [useCan('alliance.write'), useCan('alliance.confirm')];
  const { version } = line;
  const may = (event: Line['events'][number]) => line.events.includes(event);
  const path = `alliance/lines/${line.id}`;
  const step = (event: string) => (values: Record<string, unknown>) => ({ ...values, event, version });
  const verdict = (given: string) => (values: Record<string, unknown>) => ({ ...values, verdict: given, version });
  const done = t('done.saved');
  return (
    <>
      {writes && may('progress') ? <Progress line={line} /> : null}
      {writes && may('finish') ? (
        <PostDrawer label={t('act.finish')} path={`${path}/steps`} done={done} shape={step('finish')}>
          <p>{t('finishNote')}</p>
          <Said label={t('whatWasDone')} />
        </PostDrawer>
      ) : null}
      {writes && may('postpone') ? (
        <PostDrawer label={t('act.postpone')} path={`${path}/steps`} done={done} shape={step('postpone')}>
          <Item name="day" label={t('newDeadline')} rules={required}>
            <DayPicker from={line.dueDay} />
          </Item>
          <Said label={t('reason')} />
        </PostDrawer>
      ) : null}
      {confirms && may('confirm') && !line.doneByMe ? (
        <PostDrawer primary label={t('act.confirm')} path={`${path}/verdict`} done={done} shape={verdict('confirm')}>
          <p>{t('confirmNote')}</p>
          <Said label={t('outcome')} />
        </PostDrawer>
      ) : null}
      {confirms && may('return') ? (
        <PostDrawer label={t('act.return')} path={`${path}/verdict`} done={done} shape={verdict('return')}>
          <Said label={t('reason')} />
        </PostDrawer>
      ) : null}
      {confirms && may('pause') && !line.madeByMe ? (
        <PostDrawer label={t('act.pause')} path={`${path}/verdict`} done={done} shape={verdict('pause')}>
          <p>{t('pauseNote')}</p>
          <Said label={t('reason')} />
        </PostDrawer>
      ) : null}
      {confirms && may('resume') ? (
        <PostDrawer primary label={t('act.resume')} path={`${path}/verdict`} done={done} shape={verdict('resume')}>
          <p>{t('resumeNote')}</p>
          <Said label={t('reason')} />
        </PostDrawer>
      ) : null}
      {writes && may('cancel') ? (
        <PostDrawer danger label={t('act.cancel')} path={`${path}/steps`} done={done} shape={step('cancel')}>
          <p>{t('cancelNote')}</p>
          <Said label={t('reason')} />
        </PostDrawer>
      ) : null}
    </>
  );
}
