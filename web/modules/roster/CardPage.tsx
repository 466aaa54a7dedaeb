import { useParams } from '@tanstack/react-router';
import { CardView } from './CardView.tsx';

/** Everything the roster knows of one worker, and what may be done with them. */
export default function CardPage() {
  const { workerId = '' } = useParams({ strict: false });
  return <CardView path={`roster/workers/${workerId}`} acting />;
}
