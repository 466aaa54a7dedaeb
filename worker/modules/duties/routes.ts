import { moduleRouter } from '../../platform/http/route.ts';
import { dutyCommandRoutes } from './routes/commands.ts';
import { dutyReadRoutes } from './routes/reads.ts';

export const dutyRoutes = moduleRouter().route('/', dutyReadRoutes).route('/', dutyCommandRoutes);
