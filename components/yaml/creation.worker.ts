import { type CreationQuestion, studyCreation } from './creation-study';

self.onmessage = ({ data: { id, question } }: MessageEvent<{ id: number; question: CreationQuestion }>) => {
  self.postMessage({ id, answer: studyCreation(question) });
};
