import { describe, expect, it } from 'vitest';
import { refusals } from '../../worker/core/refusal.ts';
import { dutyRefusals } from '../../worker/modules/duties/rules/refusals.ts';
import { platformRefusals } from '../../worker/platform/refused.ts';
import { ledgerRefusals } from '../../worker/modules/ledger/rules/refusals.ts';

const table = refusals(
  'test',
  { step: { status: 409, zh: '现为“{state}”，{name}', ko: '{state}, {name}', en: '{state}, {name}' } },
  { state: { draft: ['草稿', '초안', 'draft'] } },
);

describe('a refusal', () => {
  it('says a code in the reader’s words and keeps it among the facts', () => {
    const { messages, facts } = table.refuse('step', { state: 'draft', name: 'draft' });
    expect(messages).toEqual({ zh: '现为“草稿”，draft', ko: '초안, draft', en: 'draft, draft' });
    expect(facts).toEqual({ state: 'draft', name: 'draft' });
  });

  it('leaves a code without a word, and a fact that is missing, as they are', () => {
    expect(table.refuse('step', { state: 'unheard' }).messages.zh).toBe('现为“unheard”，{name}');
    expect(table.refuse('step', { state: 'toString', name: 1 }).messages.zh).toBe('现为“toString”，1');
  });

  it('of a duty or a hold names its state as its page does', () => {
    const said = (refusal: { messages: { zh: string } }) => refusal.messages.zh;
    expect(said(dutyRefusals.refuse('duty_step_unfit', { state: 'draft' }))).toContain('“草稿”');
    expect(said(dutyRefusals.refuse('settlement_decided', { state: 'verified' }))).toContain('已核定');
    expect(said(ledgerRefusals.refuse('hold_ended', { state: 'voided' }))).toContain('已经释放');
    expect(said(ledgerRefusals.refuse('hold_elsewhere', { subjectType: 'duty' }))).toContain('下放事项');
  });

  it('of a permission says what it lets a person do, and keeps its code for machines', () => {
    const { messages, facts } = platformRefusals.refuse('permission_missing', { permission: 'access.write' });
    expect(messages.zh).toBe('您没有此项操作的权限：邀请、授权、停用。');
    expect(facts).toEqual({ permission: 'access.write' });
  });
});
