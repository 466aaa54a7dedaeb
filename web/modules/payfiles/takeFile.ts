import { api, newKey } from '../../client.ts';

/**
 * Takes a file with a POST that is recorded. Under a key that was used before the server tells only that the file was
 * taken; it is then taken anew, and recorded anew.
 */
export async function takeFile(path: string, body: unknown, key: string): Promise<string> {
  const first = await api.postForNamedFile(path, body, key);
  const { blob, name } = first.blob.type.startsWith('application/json')
    ? await api.postForNamedFile(path, body, newKey())
    : first;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return name;
}
