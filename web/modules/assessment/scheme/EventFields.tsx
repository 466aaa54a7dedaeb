import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { NamedList, NameFields, useGroups } from './parts.tsx';

/** Which groups mark months and quarters, and from how many on they count. */
function RegularFields({ part }: { part: 'months' | 'quarters' }) {
  const { t } = useTranslation('assessment');
  const groups = useGroups().filter(({ personal }) => personal);
  return (
    <div className="scheme-four">
      <AntdForm.Item name={['content', part, 'groups']} label={t(`regular.${part}`)}>
        <Select mode="multiple" options={groups.map(({ code, name }) => ({ value: code, label: name }))} />
      </AntdForm.Item>
      <AntdForm.Item name={['content', part, 'fewest']} label={t('fewestPeriods')} rules={useRequired()}>
        <InputNumber min={1} max={12} precision={0} className="full-width" />
      </AntdForm.Item>
    </div>
  );
}

function Items({ list }: { list: 'bonusItems' | 'deductionItems' }) {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  const path = ['content', list];
  return (
    <NamedList
      path={path}
      name={path}
      stem={list === 'bonusItems' ? 'bonus' : 'deduction'}
      add={t(`item.${list}`)}
      blank={{ most: null, evidence: '' }}
    >
      {(at) => (
        <>
          <NameFields at={at} />
          <div className="scheme-four">
            <AntdForm.Item name={[at, 'points']} label={t('pointsEach')} rules={required}>
              <Input inputMode="decimal" />
            </AntdForm.Item>
            <AntdForm.Item name={[at, 'most']} label={t('mostPoints')}>
              <Input inputMode="decimal" placeholder={t('noBound')} />
            </AntdForm.Item>
            <AntdForm.Item name={[at, 'evidence']} label={t('evidence')}>
              <Input maxLength={200} />
            </AntdForm.Item>
          </div>
        </>
      )}
    </NamedList>
  );
}

/** What is marked through the year, what events add or take, and what makes unqualified whatever the score. */
export function EventFields() {
  const { t } = useTranslation('assessment');
  return (
    <section className="panel" aria-labelledby="scheme-events">
      <h2 id="scheme-events">{t('throughTheYear')}</h2>
      <RegularFields part="months" />
      <RegularFields part="quarters" />
      <h3>{t('bonus')}</h3>
      <Items list="bonusItems" />
      <AntdForm.Item
        name={['content', 'bonusCap']}
        label={t('bonusCap')}
        rules={useRequired()}
        className="scheme-after"
      >
        <Input inputMode="decimal" className="scheme-short" />
      </AntdForm.Item>
      <h3>{t('deduction')}</h3>
      <Items list="deductionItems" />
      <AntdForm.Item name={['content', 'vetoes']} label={t('veto')} className="scheme-after" extra={t('vetoNote')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </AntdForm.Item>
    </section>
  );
}
