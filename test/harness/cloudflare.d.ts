/** What the tests use of the modules that exist only inside workerd; their full types clash with the DOM's. */
declare module 'cloudflare:test' {
  export interface D1Migration {
    readonly name: string;
    readonly queries: readonly string[];
  }
  export interface TestExecutionContext {
    waitUntil(work: Promise<unknown>): void;
    passThroughOnException(): void;
  }
  export function createExecutionContext(): TestExecutionContext;
  export function waitOnExecutionContext(context: TestExecutionContext): Promise<void>;
  export function applyD1Migrations(database: unknown, migrations: readonly D1Migration[]): Promise<void>;
  /** Empties every binding. */
  export function reset(): Promise<void>;
}

declare module 'cloudflare:workers' {
  export const env: unknown;
}
