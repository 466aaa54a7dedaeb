import { useSearch } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Sankey } from '../../kit/chart/Sankey.tsx';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AsOfFields, asOfSearch } from './AsOfFields.tsx';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { PaperHead } from './PaperHead.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { Signatures } from './Signatures.tsx';
import type { Flow } from './types.ts';
import { useYear } from './useYear.ts';
import { YearSelect } from './YearSelect.tsx';

const columns: Readonly<Record<Flow['nodes'][number]['layer'], number>> = {
  source: 0,
  department: 1,
  duty: 2,
  street: 3,
  payroll: 3,
  spent: 4,
};

function useNames(flow: Flow) {
  const { t } = useTranslation('ledger');
  const nodes = new Map(flow.nodes.map((node) => [node.key, node]));
  return (key: string): string => {
    const node = nodes.get(key);
    if (!node) return key;
    return node.groups > 1 ? t('flowOthers', { count: node.groups }) : node.name;
  };
}

function Chart({ flow }: { flow: Flow }) {
  const { t } = useTranslation('ledger');
  const nameOf = useNames(flow);
  const describe = (from: string, to: string, value: number) =>
    t('flowLink', { from: nameOf(from), to: nameOf(to), amount: yuanText(value) });
  return (
    <section className="panel">
      <Sankey
        label={t('flow')}
        describe={describe}
        nodes={flow.nodes.map(({ key, layer, inFen, outFen }) => ({
          key,
          layer: columns[layer],
          value: Math.max(inFen, outFen),
          text: nameOf(key),
          amount: yuanText(Math.max(inFen, outFen)),
        }))}
        links={flow.links.map(({ from, to, amountFen }) => ({ from, to, value: amountFen }))}
      />
    </section>
  );
}

type Node = Flow['nodes'][number];

/** The accounts behind a place, each of which leads to its vouchers; several places that were put together have none. */
function Place({ node, name, year }: { node: Node; name: string; year: number | undefined }) {
  if (node.groups > 1 || year === undefined) return name;
  const id = node.key.slice(node.layer.length + 1);
  const at = { year: String(year) };
  if (node.layer === 'source' || node.layer === 'duty') return <CityLink to={`ledger/accounts/${id}`}>{name}</CityLink>;
  const search = {
    department: { ...at, kind: 'line', unitId: id },
    street: { ...at, kind: 'unit', unitId: id },
    payroll: { ...at, kind: 'payroll' },
    spent: { ...at, kind: 'spent' },
  }[node.layer];
  return (
    <CityLink to="ledger/accounts" search={search}>
      {name}
    </CityLink>
  );
}

function Rows({ flow, year }: { flow: Flow; year: number | undefined }) {
  const { t } = useTranslation('ledger');
  const nameOf = useNames(flow);
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('flowPlaces')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('flowPlace')}</th>
            <th scope="col">{t('flowLayer')}</th>
            {(['flowIn', 'flowOut', 'flowRest'] as const).map((key) => (
              <th key={key} scope="col" className="amount">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flow.nodes.map((node) => (
            <tr key={node.key}>
              <th scope="row">
                <Place node={node} name={nameOf(node.key)} year={year} />
              </th>
              <td>{t(`flowLayer.${node.layer}`)}</td>
              {([node.inFen, node.outFen, node.restFen] as const).map((fen, index) => (
                <td key={index} className="amount">
                  <Money fen={fen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where the money of a year went: from its sources over departments, duties and streets to what was paid. */
export default function FlowPage() {
  const { t } = useTranslation('ledger');
  const { year, years } = useYear();
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asOf = asOfSearch(search);
  const asked: Record<string, string> = { year: String(year ?? ''), ...asOf };
  const query = useCityQuery<Flow>('ledger/flow', asked, { enabled: year !== undefined, keep: true });
  const empty = query.data?.links.length === 0;
  return (
    <>
      <PageHeader
        title={t('flow')}
        note={t('flowNote')}
        actions={<ReportLinks path="ledger/flow/export" query={asked} />}
      />
      <LedgerNav />
      <div className="ledger-toolbar no-print">
        <YearSelect
          year={year}
          years={years}
          onChange={(next) => go('ledger/flow', { ...asked, year: String(next) })}
        />
        <AsOfFields asOf={asOf} onChange={(next) => go('ledger/flow', { year: asked['year'] ?? '', ...next })} />
      </div>
      <PaperHead year={year} asOf={asOf} />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? null : <Skeleton active />}
      {query.data && empty ? <Empty description={t('flowEmpty')} /> : null}
      {query.data && !empty ? (
        <>
          <Chart flow={query.data} />
          <Rows flow={query.data} year={year} />
        </>
      ) : null}
      <Signatures />
    </>
  );
}
