const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Shows what a step is busy with; on a terminal it overwrites one line, elsewhere it says nothing until the end. */
export type Report = (detail: string) => void;

/** Runs one named step and prints how long it took. A failure is marked and passed on. */
export async function step<T>(title: string, work: (report: Report) => Promise<T>): Promise<T> {
  const began = performance.now();
  const live = process.stdout.isTTY;
  const report: Report = (detail) => {
    if (live) process.stdout.write(`\r\u001B[2K  … ${title}  ${detail}`);
  };
  report('');
  try {
    const result = await work(report);
    process.stdout.write(`${live ? '\r\u001B[2K' : ''}  ✓ ${title}  ${seconds(began)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r\u001B[2K' : ''}  ✗ ${title}  ${seconds(began)}\n`);
    throw error;
  }
}
