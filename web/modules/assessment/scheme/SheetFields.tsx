import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Collapse, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import { useRequired } from '../../../kit/useRequired.ts';
import { NamedList, NameFields, useGroups } from './parts.tsx';

const posts = ['head', 'deputy', 'staff'] as const;
const sheets = ['content', 'sheets'];
const parts = ['daily', 'quarterly', 'annual'] as const;

interface Source {
  readonly code: string;
  readonly name: string;
}

/** Which record an indicator is worked out from, and from which share to which its points rise. */
function SourceFields({ at }: { at: number }) {
  const { t } = useTranslation('assessment');
  const sources = useCityQuery<{ items: Source[] }>('assessment/sources');
  const required = useRequired();
  return (
    <div className="scheme-four">
      <AntdForm.Item name={[at, 'source', 'code']} label={t('recordSource')} rules={required}>
        <Select options={(sources.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'source', 'zero']} label={t('zeroShare')} rules={required}>
        <Input inputMode="decimal" />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'source', 'full']} label={t('fullShare')} rules={required}>
        <Input inputMode="decimal" />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'source', 'days']} label={t('sourceDays')} rules={required}>
        <InputNumber min={0} max={366} precision={0} className="full-width" />
      </AntdForm.Item>
    </div>
  );
}

function IndicatorFields({ path, at }: { path: readonly (string | number)[]; at: number }) {
  const { t } = useTranslation('assessment');
  const form = AntdForm.useFormInstance();
  const groups = useGroups();
  const required = useRequired();
  const group: unknown = AntdForm.useWatch([...path, at, 'group'], { form, preserve: true });
  const system = groups.find(({ code }) => code === group)?.system === true;
  return (
    <>
      <NameFields at={at} />
      <div className="scheme-four">
        <AntdForm.Item name={[at, 'points']} label={t('points')} rules={required}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
        <AntdForm.Item name={[at, 'group']} label={t('raterGroup')} rules={required}>
          <Select options={groups.map(({ code, name }) => ({ value: code, label: name }))} />
        </AntdForm.Item>
        <AntdForm.Item name={[at, 'evidence']} label={t('evidence')}>
          <Input maxLength={200} />
        </AntdForm.Item>
      </div>
      {system ? <SourceFields at={at} /> : null}
    </>
  );
}

function DimensionFields({ sheet, at }: { sheet: number; at: number }) {
  const { t } = useTranslation('assessment');
  const path = [...sheets, sheet, 'dimensions', at, 'indicators'];
  return (
    <>
      <NameFields at={at} />
      <NamedList
        path={path}
        name={[at, 'indicators']}
        stem="indicator"
        add={t('oneIndicator')}
        blank={{ evidence: '' }}
      >
        {(indicator) => <IndicatorFields path={path} at={indicator} />}
      </NamedList>
    </>
  );
}

function WeightFields({ at }: { at: number }) {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  const groups = useGroups().filter(({ code }) => code !== '');
  return (
    <>
      <fieldset className="scheme-grid">
        <legend>{t('groupWeights')}</legend>
        {groups.map(({ code, name }) => (
          <AntdForm.Item key={code} name={[at, 'weights', code]} label={name}>
            <Input inputMode="decimal" placeholder={t('doesNotRate')} />
          </AntdForm.Item>
        ))}
      </fieldset>
      <fieldset className="scheme-grid">
        <legend>{t('yearMix')}</legend>
        {parts.map((part) => (
          <AntdForm.Item key={part} name={[at, 'mix', part]} label={t(`node.${part}`)} rules={required}>
            <Input inputMode="decimal" />
          </AntdForm.Item>
        ))}
      </fieldset>
    </>
  );
}

/** A cap of their own for posts that are ranked by themselves. */
function ApartFields({ at }: { at: number }) {
  const { t } = useTranslation('assessment');
  const form = AntdForm.useFormInstance();
  const required = useRequired();
  const apart: unknown = AntdForm.useWatch([...sheets, at, 'apart'], { form, preserve: true });
  return (
    <div className="scheme-four">
      <AntdForm.Item name={[at, 'apart']} valuePropName="checked" label={t('ranking')}>
        <Checkbox>{t('rankedApart')}</Checkbox>
      </AntdForm.Item>
      {apart === true ? (
        <>
          <AntdForm.Item name={[at, 'excellent', 'share']} label={t('capShare')} rules={required}>
            <Input inputMode="decimal" />
          </AntdForm.Item>
          <AntdForm.Item name={[at, 'excellent', 'pool']} label={t('pool')} rules={required}>
            <Select
              options={(['city', 'street', 'community'] as const).map((value) => ({
                value,
                label: t(`pool.${value}`),
              }))}
            />
          </AntdForm.Item>
        </>
      ) : null}
    </div>
  );
}

function SheetCard({ at, remove }: { at: number; remove: () => void }) {
  const { t } = useTranslation('assessment');
  const path = [...sheets, at, 'dimensions'];
  return (
    <li className="scheme-card">
      <Button
        className="scheme-remove"
        danger
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t('removeNth', { n: at + 1, what: t('postSheet') })}
        onClick={remove}
      />
      <AntdForm.Item name={[at, 'postTypes']} label={t('sheetPosts')} rules={useRequired()}>
        <Select mode="multiple" options={posts.map((value) => ({ value, label: t(`post.${value}`) }))} />
      </AntdForm.Item>
      <WeightFields at={at} />
      <ApartFields at={at} />
      <Collapse
        ghost
        items={[
          {
            key: 'dimensions',
            forceRender: true,
            label: t('dimensions'),
            children: (
              <NamedList
                path={path}
                name={[at, 'dimensions']}
                stem="dimension"
                add={t('oneDimension')}
                blank={{ indicators: [] }}
              >
                {(dimension) => <DimensionFields sheet={at} at={dimension} />}
              </NamedList>
            ),
          },
        ]}
      />
    </li>
  );
}

/** One sheet for each set of posts: heads, deputies and staff may each have their own in the same year. */
export function SheetFields() {
  const { t } = useTranslation('assessment');
  return (
    <section className="panel" aria-labelledby="scheme-sheets">
      <h2 id="scheme-sheets">{t('postSheets')}</h2>
      <AntdForm.List name={sheets}>
        {(fields, { add, remove }) => (
          <>
            <ol className="scheme-list">
              {fields.map(({ key, name }) => (
                <SheetCard key={key} at={name} remove={() => remove(name)} />
              ))}
            </ol>
            {fields.length < 3 ? (
              <Button
                onClick={() =>
                  add({ postTypes: [], weights: {}, dimensions: [], mix: { daily: '0', quarterly: '0', annual: '1' } })
                }
              >
                {t('addOne', { what: t('postSheet') })}
              </Button>
            ) : null}
          </>
        )}
      </AntdForm.List>
    </section>
  );
}
