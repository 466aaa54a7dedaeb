import { moduleRouter } from '../../platform/http/route.ts';
import type { PowerFigures } from './figures.ts';
import { branchRoutes } from './routes/branches.ts';
import { matterRoutes } from './routes/matters.ts';
import { resultRoutes } from './routes/results.ts';

export const powerRoutes = (figures: readonly PowerFigures[]) =>
  moduleRouter().route('/', matterRoutes).route('/', branchRoutes(figures)).route('/', resultRoutes(figures));
