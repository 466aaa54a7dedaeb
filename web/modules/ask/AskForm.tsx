import { Form as AntdForm, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, newKey } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { nameIn } from '../../language.ts';
import { smaller } from '../../kit/photo.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { Photos } from './Photos.tsx';
import type { Key, Places, Receipt } from './types.ts';

const { Item } = AntdForm;

/** Sends photographs one by one, each under its own key; answers the names of those that did not arrive. */
async function sendPhotos(city: string, { number, code }: Key, files: readonly File[]): Promise<string[]> {
  const lost: string[] = [];
  for (const file of files) {
    const form = new FormData();
    form.set('number', number);
    form.set('code', code);
    form.set('file', await smaller(file));
    await api.post(cityPath(city, 'requests/photos'), form, newKey()).catch(() => lost.push(file.name));
  }
  return lost;
}

export interface Sent extends Receipt {
  readonly lost: readonly string[];
}

interface AskFormProps {
  unitId: string;
  categories: Places['categories'];
  onSent: (sent: Sent) => void;
}

/** What it is about, with photographs; who asks may stay unknown. */
export function AskForm({ unitId, categories, onSent }: AskFormProps) {
  const { t, i18n } = useTranslation('ask');
  const city = useCitySlug();
  const [files, setFiles] = useState<readonly File[]>([]);
  const send = useAction<Record<string, unknown>, Sent>({
    quiet: true,
    refresh: false,
    run: async (input, key) => {
      const receipt = await api.post<Receipt>(cityPath(city, 'requests'), input, key);
      return { ...receipt, lost: await sendPhotos(city, receipt, files) };
    },
    onDone: onSent,
  });
  const required = useRequired();
  const shape = (values: Record<string, unknown>) => ({
    unitId,
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')),
  });
  return (
    <Form schema={null} action={send} submitLabel={t('send')} shape={shape}>
      <Item name="category" label={t('category')} rules={required}>
        <Radio.Group
          className="ask-choices"
          optionType="button"
          options={categories.map(({ code, ...name }) => ({ value: code, label: nameIn(name, i18n.language) }))}
        />
      </Item>
      <Item name="content" label={t('content')} rules={required}>
        <Input.TextArea rows={5} maxLength={2000} showCount placeholder={t('content.example')} />
      </Item>
      <Item name="spot" label={t('spot')}>
        <Input size="large" maxLength={120} placeholder={t('spot.example')} />
      </Item>
      <Photos files={files} onChange={setFiles} />
      <fieldset className="ask-person">
        <legend>{t('person')}</legend>
        <p>{t('person.note')}</p>
        <Item name="name" label={t('person.name')}>
          <Input size="large" maxLength={50} autoComplete="name" />
        </Item>
        <Item name="contact" label={t('person.contact')}>
          <Input size="large" maxLength={60} inputMode="tel" autoComplete="tel" />
        </Item>
      </fieldset>
    </Form>
  );
}
