/** What the Worker uses of the module that exists only inside workerd; its full types clash with the DOM's. */
declare module 'cloudflare:workers' {
  export interface WorkflowEvent<T> {
    readonly payload: Readonly<T>;
  }
  export interface WorkflowStep {
    do<T>(
      name: string,
      config: {
        readonly retries: { readonly limit: number; readonly delay: number; readonly backoff: 'exponential' };
        readonly timeout: number;
      },
      work: () => Promise<T>,
    ): Promise<T>;
  }
  export abstract class WorkflowEntrypoint<Env, T> {
    protected readonly env: Env;
    abstract run(event: WorkflowEvent<T>, step: WorkflowStep): Promise<unknown>;
  }
}
