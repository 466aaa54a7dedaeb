import { Form as AntdForm, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { FollowupNav } from './FollowupNav.tsx';
import './followups.css';
import { RuleTable } from './RuleTable.tsx';
import type { Rules } from './types.ts';
import { kinds, marksOf } from './words.ts';

const { Item } = AntdForm;
type Kind = (typeof kinds)[number];

/** What is drawn of one kind; switched off, nothing of it is. */
function KindFields({ kind }: { kind: Kind }) {
  const { t } = useTranslation('followups');
  const required = useRequired();
  return (
    <fieldset className="field-group">
      <legend>{t(`kind.${kind}`)}</legend>
      <Item name={['by', kind, 'drawn']} label={t('rule.drawn')} valuePropName="checked">
        <Switch />
      </Item>
      <div className="field-row">
        <Item name={['by', kind, 'share']} label={t('rule.share')} rules={required}>
          <Input inputMode="decimal" maxLength={6} />
        </Item>
        <Item name={['by', kind, 'atLeast']} label={t('rule.atLeast')} rules={required}>
          <InputNumber min={0} max={1000} precision={0} className="full-width" />
        </Item>
      </div>
      <Item name={['by', kind, 'always']} label={t('rule.always')}>
        <Select mode="multiple" options={[...marksOf[kind]].map((value) => ({ value, label: t(`why.${value}`) }))} />
      </Item>
    </fieldset>
  );
}

interface KindRule {
  drawn: boolean;
  share: string;
  atLeast: number;
  always?: string[];
}

const shaped = ({ by, ...values }: Record<string, unknown>): Record<string, unknown> => ({
  ...values,
  rules: Object.entries(by as Record<Kind, KindRule>).flatMap(([kind, { drawn, share, atLeast, always = [] }]) =>
    drawn ? [{ kind, share, atLeast, always }] : [],
  ),
});

const initial = ({ rules, visitWorkdays, photoRequired }: Rules) => ({
  by: Object.fromEntries(
    kinds.map((kind) => {
      const rule = rules.find((one) => one.kind === kind);
      return [kind, { drawn: rule !== undefined, ...(rule ?? { share: '0', atLeast: 0, always: [] }) }];
    }),
  ),
  visitWorkdays,
  photoRequired,
});

function Fields() {
  const { t } = useTranslation('followups');
  const required = useRequired();
  return (
    <>
      {kinds.map((kind) => (
        <KindFields key={kind} kind={kind} />
      ))}
      <Item name="visitWorkdays" label={t('rule.visitWorkdays')} rules={required}>
        <InputNumber min={1} max={250} precision={0} className="full-width" />
      </Item>
      <Item name="photoRequired" label={t('rule.photoRequired')} valuePropName="checked">
        <Switch />
      </Item>
    </>
  );
}

function Edition({ rules }: { rules: Rules }) {
  const { t } = useTranslation('followups');
  return (
    <>
      <RuleTable rules={rules.rules} />
      <dl className="facts followup-terms">
        <dt>{t('rule.visitWorkdays')}</dt>
        <dd>{rules.visitWorkdays}</dd>
        <dt>{t('rule.photoRequired')}</dt>
        <dd>{t(rules.photoRequired ? 'yes' : 'no')}</dd>
      </dl>
    </>
  );
}

/** What is drawn, how much of it, and until when it is visited: each edition with its first day and source. */
export default function RulesPage() {
  const { t } = useTranslation('followups');
  return (
    <EditionsPage<Rules>
      path="follow-ups/policies"
      title={t('rules')}
      note={t('rules.note')}
      act={t('act.rules')}
      width={640}
      nav={<FollowupNav />}
      edition={(rules) => <Edition rules={rules} />}
      fields={() => <Fields />}
      initial={initial}
      shape={shaped}
    />
  );
}
