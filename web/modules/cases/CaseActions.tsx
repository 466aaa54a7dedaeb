import { Button, Flex, Form as AntdForm, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { AssignFields, DeliberateFields, MeetingFields } from './ActionFields.tsx';
import { Slip } from './NewCasePage.tsx';
import type { Case, Event, Receipt } from './types.ts';

const { Item, useWatch } = AntdForm;

const acts = ['deliberate', 'decide', 'assign', 'finish', 'pause', 'resume', 'reopen', 'end'] as const;
type Act = (typeof acts)[number];
/** The event that an act begins with; ending has three. */
const events: Readonly<Record<Act, readonly Event[]>> = {
  deliberate: ['deliberate'],
  decide: ['decide'],
  assign: ['assign'],
  finish: ['finish'],
  pause: ['pause'],
  resume: ['resume'],
  reopen: ['reopen'],
  end: ['duplicate', 'refer', 'withdraw'],
};
const decides: ReadonlySet<Act> = new Set(['decide', 'assign', 'finish', 'reopen']);
const endings = ['duplicate', 'refer', 'withdraw'] as const;

function EndFields({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  const as: string | undefined = useWatch('as');
  const required = useRequired();
  const open = endings.filter((ending) => request.events.includes(ending));
  return (
    <>
      <Item name="as" label={t('endAs')} rules={required}>
        <Segmented options={open.map((value) => ({ value, label: t(`end.${value}`) }))} />
      </Item>
      {as === 'duplicate' ? (
        <Item name="target" label={t('target')} rules={required}>
          <Input maxLength={20} placeholder="TS2026-00001" />
        </Item>
      ) : null}
      {as === 'refer' ? (
        <>
          <Item name="bodyUnitId" label={t('body.unit')}>
            <UnitSelect label={t('body.unit')} />
          </Item>
          <Item name="bodyName" label={t('body.other')}>
            <Input maxLength={100} />
          </Item>
        </>
      ) : null}
    </>
  );
}

const wordsOf: Readonly<Partial<Record<Act, 'reply' | 'question'>>> = { finish: 'reply', pause: 'question' };

function ActFields({ act, request }: { act: Act; request: Case }) {
  const { t } = useTranslation('cases');
  const required = useRequired();
  const field = wordsOf[act] ?? 'text';
  const optional = act === 'assign';
  return (
    <>
      {act === 'deliberate' ? <DeliberateFields /> : null}
      {act === 'decide' ? <MeetingFields /> : null}
      {act === 'assign' ? <AssignFields caseId={request.id} /> : null}
      {act === 'end' ? <EndFields request={request} /> : null}
      <Item name={field} label={t(`words.${act}`)} rules={optional ? [] : required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Item>
      {['deliberate', 'decide', 'finish'].includes(act) ? (
        <Item name="documentNumber" label={t('documentNumber')}>
          <Input maxLength={80} />
        </Item>
      ) : null}
    </>
  );
}

const told = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );

/** The first part leads. */
const shaped = (values: Record<string, unknown>): Record<string, unknown> => {
  const { parts, ...rest } = told(values);
  if (!Array.isArray(parts)) return rest;
  return { ...rest, parts: parts.map((part: Record<string, unknown>, at) => ({ ...told(part), leads: at === 0 })) };
};

function ActForm({ act, request, onClose }: { act: Act; request: Case; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const take = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: object, key) =>
      api.post(cityPath(city, `cases/${request.id}/${act}`), { ...input, version: request.version }, key),
    onDone: onClose,
  });
  const initial = act === 'deliberate' ? { voices: [{}, {}] } : act === 'assign' ? { parts: [{}] } : {};
  return (
    <Form
      schema={null}
      action={take as never}
      submitLabel={t(`act.${act}`)}
      shape={shaped}
      initial={initial}
      onCancel={onClose}
    >
      <ActFields act={act} request={request} />
    </Form>
  );
}

/** A new code for the resident who lost theirs. */
function NewCode({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const renew = useAction<{ reason: string }, Receipt>({
    run: (input, key) => api.post<Receipt>(cityPath(city, `cases/${request.id}/code`), input, key),
    onDone: setReceipt,
    refresh: false,
  });
  return (
    <>
      <ConfirmAction
        label={t('act.code')}
        title={t('code.ask')}
        withReason
        pending={renew.pending}
        onConfirm={(reason) => renew.run({ reason })}
      >
        <p>{t('code.note')}</p>
      </ConfirmAction>
      <FormDrawer title={t('slip')} open={receipt !== null} onClose={() => setReceipt(null)}>
        {receipt ? <Slip receipt={receipt} onClose={() => setReceipt(null)} /> : null}
      </FormDrawer>
    </>
  );
}

/** What may be done now, by whoever is looking; the next step of the five first. */
export function CaseActions({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  const [act, setAct] = useState<Act | null>(null);
  const [writes, decide] = [useCan('cases.write'), useCan('cases.decide')];
  if (!request.ours) return null;
  const offered = acts.filter(
    (one) => events[one].some((event) => request.events.includes(event)) && (decides.has(one) ? decide : writes),
  );
  return (
    <Flex gap={8} wrap className="no-print case-actions">
      {offered.map((one, at) => (
        <Button key={one} type={at === 0 && one !== 'end' ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {t(`act.${one}`)}
        </Button>
      ))}
      {decide && request.deadlineDay !== null ? <NewCode request={request} /> : null}
      <FormDrawer
        title={act ? t(`act.${act}`) : t('facts')}
        open={act !== null}
        onClose={() => setAct(null)}
        width={640}
      >
        {act ? <ActForm act={act} request={request} onClose={() => setAct(null)} /> : null}
      </FormDrawer>
    </Flex>
  );
}
