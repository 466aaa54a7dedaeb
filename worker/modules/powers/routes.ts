import { moduleRouter } from '../../platform/http/route.ts';
import { branchRoutes } from './routes/branches.ts';
import { matterRoutes } from './routes/matters.ts';

export const powerRoutes = moduleRouter().route('/', matterRoutes).route('/', branchRoutes);
