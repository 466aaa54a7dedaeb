import { Button, Empty, Form as AntdForm, QRCode, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { ListingNav } from './ListingNav.tsx';
import './listings.css';
import type { Links } from './types.ts';
import { boardAddress, masks } from './words.ts';

const { Item } = AntdForm;

function Link({ link }: { link: Links['items'][number] }) {
  const { t } = useTranslation('listings');
  const city = useCitySlug();
  const address = boardAddress(city, link.token);
  const end = useAction<{ reason: string }, unknown>({
    done: t('link.ended'),
    run: (input, key) => api.post(cityPath(city, `listings/links/${link.id}/end`), input, key),
  });
  return (
    <section className="panel listing-link" aria-label={link.unitName}>
      <h2>{link.unitName}</h2>
      <p>
        {t(`names.${link.names}`)} · {link.madeByName} <Instant value={link.madeAt} />
      </p>
      <a href={address}>{address}</a>
      {/* Whoever cannot see it has the address above. */}
      <span aria-hidden="true">
        <QRCode value={address} type="svg" size={140} color="#000" bordered={false} />
      </span>
      <div className="no-print">
        <ConfirmAction
          label={t('link.end')}
          title={t('link.endAsk', { unit: link.unitName })}
          withReason
          danger
          pending={end.pending}
          onConfirm={(reason) => end.run({ reason })}
        />
      </div>
    </section>
  );
}

/** Boards for the public, one link a unit; making a new one ends the old. */
export default function LinksPage() {
  const { t } = useTranslation('listings');
  const required = useRequired();
  const city = useCitySlug();
  const query = useCityQuery<Links>('listings/links');
  const make = useAction<object, unknown>({
    quiet: true,
    done: t('link.made'),
    run: (input, key) => api.post(cityPath(city, 'listings/links'), input, key),
  });
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return (
    <>
      <PageHeader
        title={t('links')}
        note={t('links.note')}
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <ListingNav />
      <section className="panel no-print" aria-label={t('link.make')}>
        <Form schema={null} action={make} submitLabel={t('link.make')} initial={{ names: 'surname' }}>
          <div className="field-row">
            <Item name="unitId" label={t('unit')} rules={required}>
              <UnitSelect kinds={['city', 'street', 'community']} label={t('unit')} />
            </Item>
            <Item name="names" label={t('names')} rules={required}>
              <Select options={masks.map((value) => ({ value, label: t(`names.${value}`) }))} />
            </Item>
          </div>
        </Form>
      </section>
      {query.data.items.length === 0 ? (
        <Empty description={t('links.none')} />
      ) : (
        query.data.items.map((link) => <Link key={link.id} link={link} />)
      )}
    </>
  );
}
