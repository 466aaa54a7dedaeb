import type { Env } from '../../env.ts';
import { moduleRouter } from '../../platform/http/route.ts';
import type { ChainWalk } from './commands/nightly.ts';
import { ledgerChartRoutes } from './routes/chart.ts';
import { ledgerClosingRoutes } from './routes/closing.ts';
import { ledgerCommandRoutes } from './routes/commands.ts';
import { ledgerExportRoutes } from './routes/exports.ts';
import { ledgerFlowRoutes } from './routes/flow.ts';
import { ledgerImportRoutes } from './routes/imports.ts';
import { ledgerReadRoutes } from './routes/reads.ts';
import { ledgerSourceRoutes } from './routes/sources.ts';
import { ledgerTrancheRoutes } from './routes/tranches.ts';

/** The walk over the audit chain comes from who composes the house. Exports come first: `…/export` is no account's id. */
export const ledgerRoutes = (chain: (env: Env) => ChainWalk) =>
  moduleRouter()
    .route('/', ledgerExportRoutes)
    .route('/', ledgerImportRoutes)
    .route('/', ledgerFlowRoutes)
    .route('/', ledgerTrancheRoutes)
    .route('/', ledgerReadRoutes(chain))
    .route('/', ledgerChartRoutes)
    .route('/', ledgerSourceRoutes)
    .route('/', ledgerClosingRoutes)
    .route('/', ledgerCommandRoutes);
