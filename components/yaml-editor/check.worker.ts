import { checkYaml } from '@/lib/domain/yaml-schema/check';
import type { CheckQuestion } from './yaml-text';

self.onmessage = ({ data: { id, question } }: MessageEvent<{ id: number; question: CheckQuestion }>) => {
  self.postMessage({ id, answer: checkYaml(question.text, question.expected, question.names) });
};
