import { Button, Descriptions, Tag } from 'antd';
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Day } from '../../kit/Day.tsx';
import { GradeTag } from './GradeTag.tsx';
import { percent } from './percent.ts';
import type { ScoreNode, ScoreTree } from './types.ts';

const isPart = ({ kind }: ScoreNode): boolean => kind === 'annual' || kind === 'daily' || kind === 'quarterly';
const shownOpen = (node: ScoreNode): boolean => node.kind === 'score' || isPart(node);

/** What a node is called: its own name, else what its kind is. */
function useNodeName() {
  const { t } = useTranslation('assessment');
  return ({ kind, code, name, by }: ScoreNode): string => {
    if (name !== null) return by === undefined ? name : `${name} · ${by}`;
    if (kind === 'period') return code;
    if (kind === 'mark') return by ?? t('node.mark');
    return t(`node.${kind}`);
  };
}

/** What stands beside a figure: how often, on which day, by which document, and why. */
function Notes({ node }: { node: ScoreNode }) {
  const { t } = useTranslation('assessment');
  const { day, document, cause, count, kind, figure, link } = node;
  const counted = count === undefined || kind === 'event' ? null : t(kind === 'daily' || kind === 'quarterly' ? 'periodCount' : 'raterCount', { n: count }); // prettier-ignore
  const words = [counted, kind === 'event' && count ? t('timesOf', { n: count }) : null, day, document, cause];
  return (
    <>
      {words.filter(Boolean).join('；')}
      {figure ? (
        <>
          {t('figureOf', figure)} {link ? <CityLink to={link}>{t('figureRecords')}</CityLink> : null}
        </>
      ) : null}
    </>
  );
}

function NodeRow({ node, depth }: { node: ScoreNode; depth: number }) {
  const { t } = useTranslation('assessment');
  const nameOf = useNodeName();
  const [open, setOpen] = useState(shownOpen(node));
  const name = nameOf(node);
  const minus = node.kind === 'deduction' && node.value !== '0.00';
  return (
    <>
      <tr className={isPart(node) ? 'score-part' : undefined}>
        <th scope="row" className={`score-depth-${Math.min(depth, 5)}`}>
          {node.children.length > 0 ? (
            <Button
              type="text"
              size="small"
              aria-label={t(open ? 'foldNode' : 'openNode', { name })}
              aria-expanded={open}
              icon={open ? <CaretDownOutlined /> : <CaretRightOutlined />}
              onClick={() => setOpen(!open)}
            />
          ) : (
            <span className="score-leaf" />
          )}
          {name}
          {node.state === 'counted' ? null : <Tag color="gold">{t(`nodeState.${node.state}`)}</Tag>}
          <span className="score-below">
            <Notes node={node} />
          </span>
        </th>
        <td className="score-notes">
          <Notes node={node} />
        </td>
        <td className="number">{node.share === undefined ? '' : percent(node.share)}</td>
        <td className="number">{node.value === null ? '—' : `${minus ? '− ' : ''}${node.value}`}</td>
        <td className="number">{node.contribution ?? ''}</td>
      </tr>
      {open
        ? node.children.map((child, at) => <NodeRow key={`${child.code} ${at}`} node={child} depth={depth + 1} />)
        : null}
    </>
  );
}

/** A score from its sum down to single marks: every line opens to what it is made of. */
export function ScoreNodes({ tree, complete }: { tree: ScoreNode; complete: boolean }) {
  const { t } = useTranslation('assessment');
  return (
    <table className="assessment-table score-table">
      <thead>
        <tr>
          <th scope="col">{t('part')}</th>
          <th scope="col" className="score-notes">
            {t('basis')}
          </th>
          <th scope="col" className="number">
            {t('weight')}
          </th>
          <th scope="col" className="number">
            {t('points')}
          </th>
          <th scope="col" className="number">
            {t('contribution')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tree.children.map((child, at) => (
          <NodeRow key={`${child.code} ${at}`} node={child} depth={0} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {t('score')}
            <span className="score-below">{complete ? '' : t('notAllParts')}</span>
          </th>
          <td className="score-notes">{complete ? '' : t('notAllParts')}</td>
          <td />
          <td className="number">
            <strong>{tree.value ?? '—'}</strong>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

export function ScoreParts({ tree }: { tree: ScoreTree }) {
  const { t } = useTranslation('assessment');
  return (
    <section className="panel assessment-wide" aria-label={t('scoreOf')} tabIndex={0}>
      <h2>{t('scoreOf')}</h2>
      <ScoreNodes tree={tree.tree} complete={tree.complete} />
    </section>
  );
}

/** Who this is, and the grade with what led to it. */
export function PersonFacts({ tree }: { tree: ScoreTree }) {
  const { t } = useTranslation('assessment');
  const items = [
    { key: 'unit', label: t('unit'), children: `${tree.streetName} ${tree.unitName}` },
    { key: 'post', label: t('post'), children: t(`post.${tree.postType}`) },
    { key: 'since', label: t('since'), children: <Day value={tree.servedSince} /> },
    { key: 'grade', label: t('grade'), children: <GradeTag {...tree} /> },
    ...(tree.rankedGrade && tree.rankedGrade !== tree.grade
      ? [{ key: 'ranked', label: t('ranked'), children: t(`grade.${tree.rankedGrade}`) }]
      : []),
    ...(tree.vetoReason ? [{ key: 'veto', label: t('veto'), children: tree.vetoReason }] : []),
    ...(tree.remark ? [{ key: 'remark', label: t('remark'), children: tree.remark }] : []),
  ];
  return (
    <section className="panel">
      <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 4 }} items={items} />
    </section>
  );
}
