import { moduleRouter } from '../../platform/http/route.ts';
import { visitRoutes } from './routes/followups.ts';
import { plateRoutes } from './routes/listings.ts';

export const listingRoutes = moduleRouter().route('/', plateRoutes).route('/', visitRoutes);
