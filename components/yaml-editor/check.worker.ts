import { checkYaml } from '@/lib/domain/yaml-schema/check';
import type { CheckQuestion } from './text-problems';

self.onmessage = ({ data: { id, question } }: MessageEvent<{ id: number; question: CheckQuestion }>) => {
  self.postMessage({ id, answer: checkYaml(question.text, question) });
};
