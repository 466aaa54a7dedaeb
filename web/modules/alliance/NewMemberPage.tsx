import { Checkbox, Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkCreditCode } from '../../../worker/core/checks.ts';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { MemberFields } from './MemberFields.tsx';
import { filled } from './words.ts';

const { Item, useWatch } = AntdForm;

/** The code, and what its check character says of it while it is typed. */
function CodeFields() {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const check = checkCreditCode((useWatch('creditCode') as string | undefined) ?? '');
  const said = check.valid ? t('codeFits') : check.normalised.length < 18 ? t('codeNote') : t('codeUnfit');
  return (
    <>
      <Item name="creditCode" label={t('creditCode')} rules={required} extra={said}>
        <Input maxLength={40} autoComplete="off" />
      </Item>
      {check.reason === 'checksum' ? (
        <Item name="codeConfirmed" valuePropName="checked">
          <Checkbox>{t('codeConfirmed')}</Checkbox>
        </Item>
      ) : null}
    </>
  );
}

/** Takes an organisation into the alliance. */
export default function NewMemberPage() {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const go = useCityNavigate();
  const required = useRequired();
  const join = useAction({
    quiet: true,
    done: t('done.joined'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'alliance/organisations'), input, key),
    onDone: ({ id }) => go(`alliance/organisations/${id}`),
  });
  return (
    <>
      <PageHeader title={t('newMember')} note={t('newMemberNote')} />
      <AllianceNav />
      <section className="panel">
        <Form schema={null} action={join} shape={filled} submitLabel={t('act.join')} onCancel={() => go('alliance')}>
          <CodeFields />
          <div className="alliance-row">
            <Item name="unitId" label={t('seat')} rules={required}>
              <UnitSelect kinds={['street', 'community']} label={t('seat')} />
            </Item>
            <Item name="joinedDay" label={t('joinedDay')} rules={required}>
              <DayPicker />
            </Item>
          </div>
          <MemberFields />
        </Form>
      </section>
    </>
  );
}
