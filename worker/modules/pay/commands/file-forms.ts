import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { ProfileCreate, TaxFormCreate } from '../input/files.ts';
import { insertProfile, insertTaxForm } from '../store/file-forms.ts';
import { refusePart } from './whole-city.ts';

/** Writes how a bank wants its file from a day on; with `inUse: false` it ends there. What was is never changed. */
export function writeProfile(ctx: CityContext, input: ProfileCreate): Promise<{ id: string }> {
  return commit(ctx, () => {
    const id = ctx.newId('pbp');
    const { definition, code, fromDay, name, inUse } = input;
    const { encoding, payer } = definition;
    return (
      refusePart(ctx, 'pay.files') ?? {
        audit: {
          action: 'pay.bank_profile.write',
          subject: { type: 'pay_bank_profile', id },
          payload: { code, fromDay, name, inUse, encoding, payer },
        },
        writes: [insertProfile({ id, ...input }, ctx.at, ctx.actor.id)],
        answer: { id },
      }
    );
  });
}

/** Writes the columns of the tax filing from a month on. */
export function writeTaxForm(ctx: CityContext, input: TaxFormCreate): Promise<{ id: string }> {
  return commit(ctx, () => {
    const id = ctx.newId('pff');
    const { fromMonth, source } = input;
    return (
      refusePart(ctx, 'pay.files') ?? {
        audit: {
          action: 'pay.tax_form.write',
          subject: { type: 'pay_filing_form', id },
          payload: { fromMonth, source },
        },
        writes: [insertTaxForm({ id, ...input }, ctx.at, ctx.actor.id)],
        answer: { id },
      }
    );
  });
}
