import { FileQuestionMark } from 'lucide-react';
import { NoticePage } from '@/components/layout';

export default function NotFound() {
  return (
    <NoticePage icon={<FileQuestionMark aria-hidden />} title="There is no such page">
      The address names nothing that Batch Studio knows. It may have been cut off on its way to you.
    </NoticePage>
  );
}
