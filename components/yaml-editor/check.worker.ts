import { checkYaml } from '@/lib/domain/yaml-schema/check';
import type { CheckAnswer, CheckRequest } from './checker';

const answer = (reply: CheckAnswer) => self.postMessage(reply);

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const { id, text, expected, names } = data;
  answer({ id, ...checkYaml(text, expected, names) });
};
