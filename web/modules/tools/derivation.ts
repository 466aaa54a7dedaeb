import { yuanText } from '../../kit/Money.tsx';
import type { CalculatorKey } from './calculators.ts';

type Row = Readonly<Record<string, unknown>>;
/** A text of the calculators' catalogue. */
type Say = (key: string, values?: Row) => string;

const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const yuan = (value: unknown): string => (typeof value === 'number' ? yuanText(value) : '—');
const text = (value: unknown): string => String(value);

function monthLine(month: Row): string {
  const cumulative = `${yuan(month['cumulativeTaxableFen'])} × ${text(month['rate'])} − ${yuan(month['quickDeductionFen'])}`;
  return `${text(month['month'])}：${cumulative} = ${yuan(month['cumulativeTaxFen'])} → ${yuan(month['dueFen'])}`;
}

function insuranceLine(base: unknown, policy: Row, say: Say) {
  return (item: Row): string => {
    const rates = rows(policy['items']).find((entry) => entry['code'] === item['code']);
    const part = (rate: string, fen: string) => `${yuan(base)} × ${text(rates?.[rate])} = ${yuan(item[fen])}`;
    return `${say(`option.${text(item['code'])}`)}：${part('employerRate', 'employerFen')}；${part('employeeRate', 'employeeFen')}`;
  };
}

/** A step names what it adds and the level it leads to. */
function levelLine(say: Say) {
  return (step: Row): string => say(`levelStep.${text(step['step'])}`, { years: 0, educationYears: 0, ...step });
}

/** How the answer follows from the input, one formula a line; nothing is computed here, only written out. */
export function derivationOf(calculator: CalculatorKey, input: Row, answer: Row, say: Say): readonly string[] {
  switch (calculator) {
    case 'withholding':
      return rows(answer['months']).map(monthLine);
    case 'annual':
      return [
        `${yuan(input['taxableFen'])} × ${text(answer['rate'])} − ${yuan(answer['quickDeductionFen'])} = ${yuan(answer['taxFen'])}`,
      ];
    case 'insurance':
      return rows(answer['items']).map(insuranceLine(answer['baseFen'], input['policy'] as Row, say));
    case 'amount': {
      const factors = ['factor', 'share', 'coefficient'].map((name) => text(input[name])).join(' × ');
      return [`${yuan(input['baseFen'])} × ${factors} = ${yuan(answer['totalFen'])}`];
    }
    case 'level':
      return rows(answer['explanation']).map(levelLine(say));
    case 'allocation': {
      const parts = (answer['partsFen'] as readonly number[]).map(yuan).join(' + ');
      return [`${parts} = ${yuan(input['amountFen'])}`];
    }
    default:
      return [];
  }
}
