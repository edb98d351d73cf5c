import { type ResourceQuestion, studyResource } from './resource-study';

self.onmessage = ({ data: { id, question } }: MessageEvent<{ id: number; question: ResourceQuestion }>) => {
  self.postMessage({ id, answer: studyResource(question) });
};
