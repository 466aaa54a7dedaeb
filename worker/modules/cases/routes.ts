import { moduleRouter } from '../../platform/http/route.ts';
import { publicRoutes } from './routes/public.ts';
import { readRoutes } from './routes/reads.ts';
import { stepRoutes } from './routes/steps.ts';

export const caseRoutes = moduleRouter().route('/', publicRoutes).route('/', readRoutes).route('/', stepRoutes);
