import { moduleRouter } from '../../platform/http/route.ts';
import { caseCostRoutes } from './routes/costs.ts';
import { publicRoutes } from './routes/public.ts';
import { readRoutes } from './routes/reads.ts';
import { stepRoutes } from './routes/steps.ts';

export const caseRoutes = moduleRouter()
  .route('/', publicRoutes)
  .route('/', caseCostRoutes)
  .route('/', readRoutes)
  .route('/', stepRoutes);
