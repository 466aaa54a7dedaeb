import { moduleRouter } from '../../platform/http/route.ts';
import { callRoutes } from './routes/calls.ts';
import { whistleRoutesOnly } from './routes/whistles.ts';

export const whistleRoutes = moduleRouter().route('/', callRoutes).route('/', whistleRoutesOnly);
