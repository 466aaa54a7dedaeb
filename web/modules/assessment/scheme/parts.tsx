import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { freshCode } from './content.ts';

/** Code and name in three languages of something in a list; `most` characters in Chinese. */
export function NameFields({ at, most = 40 }: { at: number; most?: number }) {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  return (
    <div className="scheme-four">
      <AntdForm.Item name={[at, 'zh']} label={t('nameZh')} rules={required}>
        <Input maxLength={most} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'ko']} label={t('nameKo')} rules={required}>
        <Input maxLength={80} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'en']} label={t('nameEn')} rules={required}>
        <Input maxLength={80} />
      </AntdForm.Item>
      <AntdForm.Item name={[at, 'code']} label={t('code')} rules={required}>
        <Input maxLength={30} />
      </AntdForm.Item>
    </div>
  );
}

interface NamedListProps {
  /** Where the list stands in the form, and where the list that it is part of puts it. */
  path: readonly (string | number)[];
  name: readonly (string | number)[];
  stem: string;
  add: string;
  blank: object;
  children: (at: number) => ReactNode;
}

/** A list of named things: each a card that can be taken out, and a button for one more. */
export function NamedList({ path, name, stem, add, blank, children }: NamedListProps) {
  const { t } = useTranslation('assessment');
  const form = AntdForm.useFormInstance();
  const codes = () => ((form.getFieldValue([...path]) ?? []) as { code?: string }[]).map(({ code }) => code ?? '');
  return (
    <AntdForm.List name={[...name]}>
      {(fields, list) => (
        <>
          <ol className="scheme-list">
            {fields.map(({ key, name: at }) => (
              <li key={key} className="scheme-card">
                <Button
                  className="scheme-remove"
                  danger
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeNth', { n: at + 1, what: add })}
                  onClick={() => list.remove(at)}
                />
                {children(at)}
              </li>
            ))}
          </ol>
          <Button onClick={() => list.add({ ...blank, code: freshCode(stem, codes()) })}>
            {t('addOne', { what: add })}
          </Button>
        </>
      )}
    </AntdForm.List>
  );
}

interface GroupChoice {
  readonly code: string;
  readonly name: string;
  readonly system: boolean;
  readonly ballot: boolean;
  readonly personal: boolean;
}

/** The groups as they stand in the form. */
export function useGroups(): GroupChoice[] {
  const form = AntdForm.useFormInstance();
  const groups: unknown = AntdForm.useWatch(['content', 'groups'], { form, preserve: true });
  return (
    (groups ?? []) as Partial<Record<'code' | 'zh', string> & Record<'system' | 'byBallot' | 'anonymous', boolean>>[]
  ).map((group) => ({
    code: group?.code ?? '',
    name: group?.zh || (group?.code ?? ''),
    system: group?.system === true,
    ballot: group?.byBallot === true,
    personal: group?.system !== true && group?.byBallot !== true && group?.anonymous !== true,
  }));
}
