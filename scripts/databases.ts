import { readFileSync } from 'node:fs';
import type { BoundDatabase } from './config.ts';
import { paths } from './paths.ts';

/** Ids that begin with eight zeros only serve local runs; a created database has a real one. */
export const isPlaceholder = ({ database_id }: BoundDatabase): boolean => database_id.startsWith('00000000-');

const slot = (number: number): string => String(number).padStart(2, '0');

export const cityBinding = (number: number): string => `CITY_${slot(number)}`;
export const cityDatabaseName = (number: number): string => `suishi-city-${slot(number)}`;

/** wrangler.toml with the database appended, its text before that untouched. */
export const withDatabase = (toml: string, { binding, database_name, database_id }: BoundDatabase): string =>
  `${toml.trimEnd()}\n\n[[d1_databases]]\nbinding = "${binding}"\ndatabase_name = "${database_name}"\n` +
  `database_id = "${database_id}"\nmigrations_dir = "migrations/city"\n`;

/** wrangler.toml with the real id in place of a placeholder. */
export const withId = (toml: string, placeholder: BoundDatabase, id: string): string =>
  toml.replace(`database_id = "${placeholder.database_id}"`, `database_id = "${id}"`);

export const readToml = (): string => readFileSync(paths.config, 'utf8');
