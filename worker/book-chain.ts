import type { Env } from './env.ts';
import { chainFrom } from './modules/audit/index.ts';
import type { ChainWalk } from './modules/ledger/index.ts';
import { anchoredHead } from './modules/tenancy/index.ts';

/** The walk over the audit chain that the ledger counts its book with: audit stands above it. */
export const bookChain =
  (env: Env): ChainWalk =>
  (ctx, afterSeq) =>
    chainFrom(ctx, afterSeq, () => anchoredHead(env.REGISTRY, ctx.city.id));
