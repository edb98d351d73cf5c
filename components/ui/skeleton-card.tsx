import { Card } from './card';
import { SkeletonRows } from './skeleton-rows';

/** A card that keeps the place of one that is being read. */
export function SkeletonCard({ title, rows, label }: { title: string; rows: number; label: string }) {
  return (
    <Card title={title} flush>
      <SkeletonRows rows={rows} label={label} />
    </Card>
  );
}
