/** How to sign in to the demo city in one role. */
export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface DemoOptions {
  readonly baseUrl: string;
  readonly onProgress: (detail: string) => void;
}

export async function loadDemo(_options: DemoOptions): Promise<readonly DemoAccount[]> {
  return [];
}
