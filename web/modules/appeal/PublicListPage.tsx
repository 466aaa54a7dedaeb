import { useQuery } from '@tanstack/react-query';
import { Button, Form as AntdForm, Input, Pagination, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import './appeal.css';
import type { OpenedList } from './types.ts';
import { usePrintWhole } from './usePrintWhole.ts';

function ObjectForm({ token }: { token: string }) {
  const { t } = useTranslation('appeal');
  const city = useCitySlug();
  const [sent, setSent] = useState(false);
  const action = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, 'publicity/objections'), input, key),
    quiet: true,
    onDone: () => setSent(true),
  });
  if (sent)
    return (
      <p className="panel" role="status">
        {t('objectSent')}
      </p>
    );
  const fields = [
    ['name', 'yourName', 50],
    ['contact', 'contact', 100],
    ['about', 'about', 100],
  ] as const;
  return (
    <section className="panel no-print">
      <h2>{t('object')}</h2>
      <Form schema={null} action={action} submitLabel={t('object')} shape={(values) => ({ ...values, token })}>
        {fields.map(([name, label, most]) => (
          <AntdForm.Item key={name} name={name} label={t(label)} rules={[{ required: true }]}>
            <Input maxLength={most} />
          </AntdForm.Item>
        ))}
        <AntdForm.Item name="content" label={t('content')} rules={[{ required: true }]}>
          <Input.TextArea rows={4} maxLength={2000} />
        </AntdForm.Item>
      </Form>
    </section>
  );
}

function List({ token }: { token: string }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  const city = useCitySlug();
  const [page, setPage] = useState(1);
  const open = (wanted: number) => api.post<OpenedList>(cityPath(city, 'publicity/open'), { token, page: wanted });
  const { whole, print, pending } = usePrintWhole(open);
  const { data, error, refetch } = useQuery<OpenedList, ApiError>({
    queryKey: ['publicity', city, token, page],
    queryFn: () => open(page),
    refetchOnWindowFocus: false,
  });
  if (error) return <Failure whole error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <h1>{t('public')}</h1>
      <p>{t('publicNote', { city: data.cityName, year: data.year, from: data.from, until: data.until })}</p>
      <p className="no-print">
        <Button loading={pending} onClick={print}>
          {t('printWhole', { n: data.total })}
        </Button>
      </p>
      <table className="appeal-table">
        <thead>
          <tr>
            <th scope="col">{t('assessment:street')}</th>
            <th scope="col">{t('assessment:unit')}</th>
            <th scope="col">{t('assessment:name')}</th>
            <th scope="col">{t('assessment:grade')}</th>
          </tr>
        </thead>
        <tbody>
          {(whole ?? data.items).map((person, index) => (
            <tr key={index}>
              <td>{person.streetName}</td>
              <td>{person.unitName}</td>
              <td>{person.name}</td>
              <td>{person.grade ? t(`assessment:grade.${person.grade}`) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {whole ? null : (
        <Pagination
          className="no-print"
          current={page}
          pageSize={data.pageSize}
          total={data.total}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
      <ObjectForm token={token} />
    </>
  );
}

/** `/{city}/publicity#{token}`: the year's grades for the public, names masked, with a form to object. */
export default function PublicListPage() {
  const { t } = useTranslation('appeal');
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  return <PublicFrame>{token ? <List token={token} /> : <h1>{t('publicBad')}</h1>}</PublicFrame>;
}
