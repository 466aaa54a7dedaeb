import { useTranslation } from 'react-i18next';
import { Money, yuanText } from '../../kit/Money.tsx';
import { causesOf, expression, formulaKey, inputKey, isMoney, toldInputs, wordInputs } from './derivation.ts';
import type { Payslip, PayslipLine } from './types.ts';

function Input({ name, value }: { name: string; value: string | number }) {
  const { t } = useTranslation(['pay', 'paytax', 'payback']);
  const word = wordInputs[name];
  const shown = isMoney(name) ? yuanText(Number(value)) : word ? t(word(value) as 'grade.basic') : value;
  return (
    <div>
      <dt>{t(inputKey(name) as 'input.baseFen')}</dt>
      <dd>{shown}</dd>
    </div>
  );
}

/** Why an earlier month is settled: every event once, with the day it was recorded. */
function Causes({ inputs }: Pick<PayslipLine, 'inputs'>) {
  const { t } = useTranslation(['pay', 'payback']);
  const causes = causesOf(inputs);
  if (causes.length === 0) return null;
  return (
    <div>
      <dt>{t('payback:input.cause')}</dt>
      {causes.map(({ kind, day }) => (
        <dd key={`${kind} ${day}`}>
          {t('payback:causeOn', { cause: t(`payback:cause.${kind}` as 'payback:cause.fact'), day })}
        </dd>
      ))}
    </div>
  );
}

/** One line that opens to its derivation: formula in words and in numbers, every input, the document behind it. */
export function LineDetail({ line, sources }: { line: PayslipLine; sources: Payslip['sources'] }) {
  const { t } = useTranslation(['pay', 'paytax', 'payback']);
  const source = sources[line.source === 'insurance' || line.source === 'tax' ? line.source : 'scheme'];
  return (
    <details className="pay-line">
      <summary>
        <span>
          {line.source === 'back_pay' || line.source === 'recovery'
            ? t('payback:lineOf', { month: line.forMonth, name: line.name })
            : line.name}
        </span>
        <Money fen={line.amountFen} />
      </summary>
      <div className="pay-derivation">
        <p className="pay-formula">{t(formulaKey(line.formula) as 'formula.fixed')}</p>
        <p>
          <code>
            {expression(line)} = {yuanText(line.amountFen)}
          </code>
        </p>
        <dl>
          <Causes inputs={line.inputs} />
          {toldInputs(line.inputs).map(([name, value]) => (
            <Input key={name} name={name} value={value} />
          ))}
        </dl>
        <p className="pay-source">
          {t('source')}：{source.name}
          {source.trust ? `（${t(`trust.${source.trust}`)}）` : null}
          <br />
          {source.text}
        </p>
      </div>
    </details>
  );
}
