import { useParams } from '@tanstack/react-router';

/** The city of the address; the empty string outside a city. */
export function useCitySlug(): string {
  const params: { city?: string } = useParams({ strict: false });
  return params.city ?? '';
}
