import { CardView } from './CardView.tsx';

/** What the roster knows of the reader. */
export default function OwnPage() {
  return <CardView path="roster/me" acting={false} />;
}
